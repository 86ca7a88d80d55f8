"""Reads one message of the demo and says what is wrong with it."""

from collections.abc import Iterator

from app.seed.mark import Mark
from app.seed.pictures import SCENES
from app.seed.roles import Client, Entity, House, Message
from app.seed.stickers import MOVING, STILLS
from app.seed.things import Animation, Attachment, Document, Photo, Sticker, Video, VideoNote

NOW = Mark(0, 0)
_DRAWN = Photo | Video | VideoNote | Animation | Document


def wrong_in_message(message: Message, client: Client, house: House, known: set[str]) -> Iterator[str]:
    """What does not fit; `known` are the keys of the messages before."""
    yield from _wrong_author(message, client, house)
    yield from _wrong_times(message)
    yield from _wrong_delivery(message)
    yield from _wrong_entities(message.text, message.entities)
    for edit in message.edits:
        yield from _wrong_entities(edit.text, edit.entities)
    for answered in (message.reply_to, message.presses, message.topic):
        if answered is not None and answered not in known:
            yield f"answers {answered}, which was not said before"
    yield from _wrong_speaker(message, client)
    if not (message.text or message.attachments or message.unsupported or message.service):
        yield "says nothing"
    if (message.service is not None) != (message.kind == "system"):
        yield "a system message says what happened, and nothing else does"
    for attachment in message.attachments:
        yield from _wrong_attachment(attachment)


def _wrong_author(message: Message, client: Client, house: House) -> Iterator[str]:
    own = {identity.key for identity in client.identities}
    if message.kind == "note":
        right = house.has_operator(message.by) and message.via is None
    elif message.kind == "in":
        right = message.by in own and message.via == message.by
    elif message.kind == "out":
        lines = {identity.key for identity in client.identities if identity.line}
        right = message.via in own and (house.has_operator(message.by) or _is_by_owner(message, lines))
    else:
        right = message.by == "system" and message.via in own
    if not right:
        yield f"{message.kind} cannot be by {message.by} via {message.via}"


def _is_by_owner(message: Message, lines: set[str]) -> bool:
    return message.by == "owner" and message.via in lines


def _wrong_speaker(message: Message, client: Client) -> Iterator[str]:
    members = {
        member.name
        for identity in client.identities
        for member in identity.members
        if identity.key == message.via
    }
    if message.kind == "in" and (message.speaker is not None) != bool(members):
        yield "in a group somebody of it speaks, and nowhere else"
    if message.speaker is not None and message.speaker not in members:
        yield f"{message.speaker} is not in the group"


def _wrong_times(message: Message) -> Iterator[str]:
    yield from wrong_order("edits", [message.at, *(edit.at for edit in message.edits)])
    if message.deleted is not None:
        yield from wrong_order("deletion", [message.at, message.deleted])


def _wrong_delivery(message: Message) -> Iterator[str]:
    if (message.delivery is not None) != (message.kind == "out" and message.by != "owner"):
        yield "only what we send is delivered, and it always has a state"
    if (message.refusal is not None) != (message.delivery in {"failed", "uncertain", "retry"}):
        yield "a sending that failed, waits or is uncertain says why, and no other"
    if (message.due is not None) != (message.delivery == "retry") or (message.due and message.due <= NOW):
        yield "what is tried again says when, and nothing else does"


def _wrong_entities(text: str, entities: tuple[Entity, ...]) -> Iterator[str]:
    units = text.encode("utf-16-le")
    for entity in entities:
        stretch = units[entity.offset * 2 : (entity.offset + entity.length) * 2]
        if entity.length < 1 or entity.offset < 0 or len(stretch) != entity.length * 2:
            yield f"{entity.type} at {entity.offset} lies outside the text"
        elif stretch.decode("utf-16-le", "replace").encode("utf-16-le") != stretch:
            yield f"{entity.type} at {entity.offset} cuts a character in two"
        if (entity.type == "text_link") != (entity.url is not None):
            yield f"{entity.type} at {entity.offset}: a link behind words has an address, and nothing else"


def _wrong_attachment(attachment: Attachment) -> Iterator[str]:
    if isinstance(attachment, _DRAWN) and attachment.scene not in {None, *SCENES}:
        yield f"nobody can draw {attachment.scene}"
    if isinstance(attachment, Document) and (attachment.scene is None) == (attachment.body is None):
        yield f"{attachment.name} is either a drawn page or text"
    if isinstance(attachment, Sticker):
        drawings = MOVING if attachment.form == "animated" else STILLS
        if attachment.drawing not in drawings:
            yield f"nobody can draw {attachment.drawing}"


def wrong_order(what: str, marks: list[Mark]) -> Iterator[str]:
    if marks != sorted(marks):
        yield f"{what} are out of order: {', '.join(map(str, marks))}"
    if marks and marks[-1] > NOW:
        yield f"{what} lie ahead of now"
