"""New people, and finding those who are here."""

from tests.doubles.vk.administrator import Administrator
from tests.doubles.vk.conversations import Standing
from tests.doubles.vk.customer import Customer
from tests.doubles.vk.people import Person
from tests.doubles.vk.world import World


def register(
    world: World,
    name: str,
    *,
    screen_name: str | None = None,
    person_id: int | None = None,
    picture: bytes | None = None,
    has_written: bool = False,
) -> Customer:
    """A new person, a stranger unless `has_written`. The last name is what follows the first blank."""
    first, _, last = name.partition(" ")
    person = Person(person_id or world.new_person_id(), first, last, screen_name)
    if picture is not None:
        files = world.memory.files
        person.portrait = files.keep(picture, mime_type="image/jpeg", name="portrait.jpg", rng=world.rng)
    world.welcome(person, Standing.TALKING if has_written else Standing.STRANGER)
    return Customer(world, person)


def find_customer(world: World, person_id: int) -> Customer:
    person = world.memory.people.get(person_id)
    if person is None or person_id not in world.memory.conversations:
        raise LookupError(f"there is no customer {person_id}")
    return Customer(world, person)


def appoint(world: World, name: str) -> Administrator:
    """An administrator of the community; the same name is the same person."""
    admins = world.memory.community.admins
    known = next((number for number, called in admins.items() if called == name), None)
    if known is not None:
        return Administrator(world, world.memory.people[known])
    first, _, last = name.partition(" ")
    person = Person(world.new_person_id(), first, last)
    world.memory.people[person.id] = person
    admins[person.id] = name
    return Administrator(world, person)
