"""How a conversation and a message look under /control."""

from tests.doubles.vk.conversations import Conversation
from tests.doubles.vk.customer import Customer
from tests.doubles.vk.letters import Letter
from tests.doubles.vk.wire import Json
from tests.doubles.vk.world import World


def seen_conversation(world: World, conversation: Conversation) -> Json:
    """A private conversation as its person knows it."""
    person = world.memory.people[conversation.peer_id]
    customer = Customer(world, person)
    last = conversation.seen[-1] if conversation.seen else None
    return {
        "id": person.id,
        "name": person.name,
        "username": person.screen_name,
        "standing": conversation.standing,
        "keyboard": conversation.keyboard,
        "read_up_to": conversation.in_read,
        "last": seen_letter(world, customer.letter(last), customer) if last else None,
    }


def seen_letter(world: World, one: Letter, customer: Customer) -> Json:
    admin = one.raw.get("admin_author_id")
    return {
        # Numbered within the conversation, as group chats know nothing else.
        "message_id": one.conversation_message_id,
        "id": one.message_id,
        "is_mine": one.from_id == customer.id,
        "admin": world.memory.people[admin].name if admin else None,
        "text": one.text,
        "versions": list(one.versions),
        "reactions": {str(who): kind for who, kind in one.reactions.items()},
        "raw": one.raw,
    }
