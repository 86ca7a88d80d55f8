"""New people and groups, and finding those who are here."""

from tests.doubles.telegram.attachments import portrait
from tests.doubles.telegram.business_account import BusinessAccount
from tests.doubles.telegram.chats import Standing
from tests.doubles.telegram.customer import Customer
from tests.doubles.telegram.group_chat import GroupChat
from tests.doubles.telegram.groups import FIRST_SUPERGROUP_ID, Group, Place
from tests.doubles.telegram.people import Person
from tests.doubles.telegram.world import World


def register(
    world: World,
    name: str,
    *,
    username: str | None = None,
    language_code: str | None = "ru",
    bio: str | None = None,
    person_id: int | None = None,
    picture: bytes | None = None,
    has_started: bool = False,
) -> Customer:
    """A new person, a stranger unless `has_started`. The last name is what follows the first blank."""
    first, _, last = name.partition(" ")
    number = person_id or world.new_person_id()
    person = Person(number, first, last or None, username, language_code, bio)
    if picture is not None:
        person.portraits.append(portrait(world.memory.files, picture, rng=world.rng))
    world.welcome(person, Standing.TALKING if has_started else Standing.STRANGER)
    return Customer(world, person)


def find_customer(world: World, person_id: int) -> Customer:
    chat = world.memory.chats.get(person_id)
    if chat is None:
        raise LookupError(f"there is no customer {person_id}")
    return Customer(world, chat.person)


def found_group(
    world: World, title: str, owner: Customer, *members: Customer, is_supergroup: bool, is_forum: bool
) -> GroupChat:
    """A group the bot is not in yet. A forum is always a supergroup."""
    number = -world.rng.randrange(10**9, 2 * 10**9)
    if is_supergroup or is_forum:
        number += FIRST_SUPERGROUP_ID
    people = {who.id: who.person for who in (owner, *members)}
    group = Group(number, title, owner.id, people, bot_place=Place.LEFT, is_forum=is_forum)
    world.memory.groups[number] = group
    return GroupChat(world, group)


def find_group(world: World, group_id: int) -> GroupChat:
    group = world.memory.groups.get(group_id)
    if group is None:
        raise LookupError(f"there is no group {group_id}")
    return GroupChat(world, group)


def find_business(world: World, connection_id: str) -> BusinessAccount:
    connection = world.memory.connections.get(connection_id)
    if connection is None:
        raise LookupError(f"there is no business connection {connection_id}")
    return BusinessAccount(world, connection)
