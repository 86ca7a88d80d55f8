"""Who wrote: names as people gave them to themselves."""

from connectors.contract import Author
from connectors.telegram.address import place_in, place_of
from connectors.telegram.reading import Fields


def author_of(user: Fields) -> Author:
    """From a `User`, or from a private `Chat`, which carries the names of the person. Raises Unreadable."""
    return Author(
        external_id=str(user.required_number("id")),
        name=full_name(user),
        username=user.text("username") or None,
        language=user.text("language_code") or None,
    )


def client_of(message: Fields) -> Author:
    """Whose history the message belongs to, whoever wrote it: in a private chat the person's, else the group's.
    Raises Unreadable."""
    chat = message.part("chat")
    if place_of(message) == "group":
        correspondent = message.part("direct_messages_topic").part("user")
        return author_of(correspondent) if correspondent else author_of_chat(chat)
    sender = message.part("from")
    # The chat carries the names as well, but not the language; a message may come without a sender.
    return author_of(sender if sender.number("id") == chat.number("id") else chat)


def speaker_of(message: Fields) -> str | None:
    """Who of a group says it. A group's administrator may speak as the group, a channel as itself."""
    if place_of(message) != "group" or "direct_messages_topic" in message:
        return None
    sender, chat = message.part("from"), message.part("sender_chat")
    if chat:
        return message.text("author_signature") or title_of(chat) or None
    return full_name(sender) or sender.text("username") or None


def author_of_chat(chat: Fields) -> Author:
    """A private chat is a person, a group is itself. Raises Unreadable."""
    if place_in(chat) == "person":
        return author_of(chat)
    return Author(
        external_id=str(chat.required_number("id")),
        name=title_of(chat),
        username=chat.text("username") or None,
        is_group=True,
    )


def full_name(person: Fields) -> str:
    return " ".join(filter(None, (person.text("first_name").strip(), person.text("last_name").strip())))


def title_of(chat: Fields) -> str:
    """The name of a group or channel, or of the person a private chat is with."""
    return chat.text("title").strip() or full_name(chat)
