"""The community about itself: its name, what its token may do, and its long poll."""

from tests.doubles.vk.arguments import Arguments
from tests.doubles.vk.events import KINDS, EventSettings
from tests.doubles.vk.methods.addressing import check_group
from tests.doubles.vk.methods.registry import method
from tests.doubles.vk.people import MASKS
from tests.doubles.vk.refusals import RefusalError, wrong
from tests.doubles.vk.wire import LOOKUP_INSIDE, Json, version_of
from tests.doubles.vk.world import World


@method("groups.getById")
def get_by_id(world: World, args: Arguments) -> object:
    """Without ids the token's own community; others are not known here."""
    community = world.memory.community
    asked = args.listed("group_ids") or args.listed("group_id")
    own_names = {str(community.id), community.screen_name, f"club{community.id}"}
    groups = [
        world.addressed(community.as_group()) for name in asked or [str(community.id)] if name in own_names
    ]
    if not groups:
        raise wrong("group_ids is invalid")
    return {"groups": groups, "profiles": []} if args.version >= LOOKUP_INSIDE else groups


@method("groups.getTokenPermissions")
def get_token_permissions(world: World, _: Arguments) -> Json:
    token = world.memory.community.token
    named = [{"name": name, "setting": bit} for name, bit in MASKS.items() if name in token.permissions]
    return {"mask": token.mask, "permissions": named}


@method("groups.getLongPollServer", needs="manage")
def get_long_poll_server(world: World, args: Arguments) -> Json:
    check_group(world, args, is_needed=True)
    poll = world.memory.long_poll
    if not poll.is_enabled:
        raise wrong("longpoll for this group is not enabled")
    poll.has_lost = False
    return {
        "key": poll.key,
        "server": f"{world.url}/longpoll/wh{world.community_id}",
        "ts": str(world.memory.history.ts),
    }


@method("groups.getLongPollSettings", needs="manage")
def get_long_poll_settings(world: World, args: Arguments) -> Json:
    check_group(world, args, is_needed=True)
    poll = world.memory.long_poll
    return {"is_enabled": poll.is_enabled, **poll.settings.as_wire()}


@method("groups.setLongPollSettings", needs="manage")
def set_long_poll_settings(world: World, args: Arguments) -> int:
    check_group(world, args, is_needed=True)
    change_settings(world.memory.long_poll.settings, args)
    if args.has("enabled"):
        world.memory.long_poll.is_enabled = args.flag("enabled")
        world.bell.ring()
    return 1


def change_settings(settings: EventSettings, args: Arguments) -> None:
    """Kinds that are not named stay as they were."""
    if args.has("api_version"):
        if version_of(args.text("api_version")) is None:
            raise RefusalError(8, "invalid api_version")
        settings.api_version = args.text("api_version")
    for kind in KINDS & args.fields.keys():
        (settings.kinds.add if args.flag(kind) else settings.kinds.discard)(kind)
