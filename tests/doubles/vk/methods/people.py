"""Who somebody is."""

from tests.doubles.vk.arguments import Arguments
from tests.doubles.vk.methods.registry import method
from tests.doubles.vk.people import Person
from tests.doubles.vk.refusals import wrong
from tests.doubles.vk.wire import Json
from tests.doubles.vk.world import World

MOST_AT_ONCE = 1000


@method("users.get")
def get_users(world: World, args: Arguments) -> list[Json]:
    """In the order asked for; those whom VK does not know are passed over."""
    names = args.listed("user_ids") or args.listed("user_id")
    if not names:
        raise wrong("user_ids is undefined")
    if len(names) > MOST_AT_ONCE:
        raise wrong(f"user_ids has more than {MOST_AT_ONCE} items")
    fields = set(args.listed("fields"))
    found = (_named(world, name) for name in names)
    return [world.addressed(person.as_user(fields)) for person in found if person is not None]


@method("utils.resolveScreenName")
def resolve_screen_name(world: World, args: Arguments) -> object:
    """An empty list when nobody has the name."""
    name, community = args.required("screen_name"), world.memory.community
    if name in {community.screen_name, f"club{community.id}", f"public{community.id}"}:
        return {"type": "group", "object_id": community.id}
    person = _named(world, name)
    return {"type": "user", "object_id": person.id} if person else []


def _named(world: World, name: str) -> Person | None:
    number = name.removeprefix("id")
    if number.isdecimal():
        return world.memory.people.get(int(number))
    return next((one for one in world.memory.people.values() if one.screen_name == name), None)
