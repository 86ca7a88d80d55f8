"""The servers to which the community has its events brought."""

from tests.doubles.vk.arguments import Arguments
from tests.doubles.vk.callback_servers import MOST_SERVERS, CallbackServer, Status
from tests.doubles.vk.events import EventSettings
from tests.doubles.vk.methods.addressing import check_group
from tests.doubles.vk.methods.community import change_settings
from tests.doubles.vk.methods.registry import method
from tests.doubles.vk.refusals import RefusalError, wrong
from tests.doubles.vk.wire import Json
from tests.doubles.vk.world import World

LONGEST_TITLE, LONGEST_SECRET = 14, 50


@method("groups.getCallbackConfirmationCode", needs="manage")
def get_confirmation_code(world: World, args: Arguments) -> Json:
    check_group(world, args, is_needed=True)
    return {"code": world.memory.confirmation_code}


@method("groups.getCallbackServers", needs="manage")
def get_servers(world: World, args: Arguments) -> Json:
    check_group(world, args, is_needed=True)
    wanted = args.numbers("server_ids", most=MOST_SERVERS)
    creator = next(iter(world.memory.community.admins), 0)
    items = [server.as_wire(creator) for server in world.memory.servers if not wanted or server.id in wanted]
    return {"count": len(items), "items": items}


@method("groups.addCallbackServer", needs="manage")
def add_server(world: World, args: Arguments) -> Json:
    check_group(world, args, is_needed=True)
    url, title, secret = _given(args)
    if len(world.memory.servers) >= MOST_SERVERS:
        raise RefusalError(2000)
    world.memory.last_server_id += 1
    server = CallbackServer(world.memory.last_server_id, url, title, secret, Status.WAIT, EventSettings())
    world.memory.servers.append(server)
    world.bell.ring()
    return {"server_id": server.id}


@method("groups.editCallbackServer", needs="manage")
def edit_server(world: World, args: Arguments) -> int:
    """A changed server has to confirm itself anew."""
    server = _meant(world, args)
    server.url, server.title, server.secret_key = _given(args)
    server.status = Status.WAIT
    world.bell.ring()
    return 1


@method("groups.deleteCallbackServer", needs="manage")
def delete_server(world: World, args: Arguments) -> int:
    world.memory.servers.remove(_meant(world, args))
    world.bell.ring()
    return 1


@method("groups.getCallbackSettings", needs="manage")
def get_settings(world: World, args: Arguments) -> Json:
    return _meant(world, args).settings.as_wire()


@method("groups.setCallbackSettings", needs="manage")
def set_settings(world: World, args: Arguments) -> int:
    change_settings(_meant(world, args).settings, args)
    return 1


def _meant(world: World, args: Arguments) -> CallbackServer:
    check_group(world, args, is_needed=True)
    wanted = args.whole("server_id")
    found = next((server for server in world.memory.servers if server.id == wanted), None)
    if found is None:
        raise RefusalError(104)
    return found


def _given(args: Arguments) -> tuple[str, str, str]:
    url, title, secret = args.required("url"), args.required("title"), args.text("secret_key")
    if not url.startswith(("http://", "https://")):
        raise wrong("url is invalid")
    if len(title) > LONGEST_TITLE:
        raise wrong(f"title should be less or equal to {LONGEST_TITLE} letters")
    if len(secret) > LONGEST_SECRET:
        raise wrong(f"secret_key should be less or equal to {LONGEST_SECRET} letters")
    return url, title, secret
