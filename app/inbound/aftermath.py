"""What is heard besides words: edits, deletions, marks, reactions, who can be reached."""

from app.channels.lines import mark_line
from app.clients.found_in_text import find_contact_points
from app.clients.identity import find_people, people_of
from app.clients.moving import follow_move
from app.clients.noting_contacts import note_contacts_in
from app.clients.profile import set_reachable
from app.conversations.editing import delete_message, edit_message, mark_edited, move_point, react
from app.conversations.pressing import pressed_words
from app.conversations.settling import settle_by_external_id
from app.db.transaction import Transaction
from app.inbound.attaching import attachment_of
from app.inbound.ingest import Rules, Spoken, author_of, ingest
from app.inbound.letters import Parcel
from app.kit.text import storable
from connectors.contract import (
    ButtonPress,
    Deletion,
    Edit,
    Heard,
    LineState,
    MessageIn,
    Moved,
    ProfileChange,
    Reachability,
    Reaction,
    Status,
)


def take_aftermath(tx: Transaction, parcel: Parcel, heard: Heard, rules: Rules) -> None:
    """Anything that is not a message of its own."""
    match heard:
        case Edit():
            _edit(tx, parcel, heard, rules)
        case Deletion():
            delete_message(
                tx, parcel.channel_id, heard.external_id, min(heard.deleted_at, parcel.at), at=parcel.at
            )
        case Reaction():
            react(tx, parcel.channel_id, heard.external_id, heard.emoji, at=parcel.at)
        case Status():
            settle_by_external_id(
                tx, parcel.channel_id, heard.external_id, heard.state, upto=heard.upto, at=parcel.at
            )
        case ButtonPress():
            _press(tx, parcel, heard, rules)
        case _:
            _take_standing(tx, parcel, heard)


def _take_standing(tx: Transaction, parcel: Parcel, heard: Heard) -> None:
    """How people can be reached, and as whom."""
    match heard:
        case Reachability():
            person = people_of(tx, [author_of(parcel, heard.author)], parcel.at)[
                parcel.channel_id, heard.author.external_id
            ]
            set_reachable(tx, person.identity_id, reachable=heard.reachable, code=heard.reason, at=parcel.at)
        case LineState():
            mark_line(tx, parcel.channel_id, heard.line, heard.is_open, heard.reason, parcel.at)
        case Moved():
            follow_move(tx, parcel.channel_id, heard.external_id, heard.new_external_id, heard.new_address)
        case ProfileChange():
            author = author_of(parcel, heard.author)
            if find_people(tx, [author.key]):
                people_of(tx, [author], parcel.at)
        case _:
            return


def _edit(tx: Transaction, parcel: Parcel, edit: Edit, rules: Rules) -> None:
    edited_at = min(edit.edited_at, parcel.at)
    entities = [{"type": e.type, "offset": e.offset, "length": e.length, "url": e.url} for e in edit.entities]
    found = edit_message(
        tx,
        parcel.channel_id,
        edit.external_id,
        text=storable(edit.text),
        entities=entities,
        edited_at=edited_at,
        at=parcel.at,
        visitors=parcel.visitors,
    )
    if found:
        _note_contacts(tx, parcel, edit)
    if edit.fallback is None:
        return
    if found:
        moved = [attachment_of(attachment) for attachment in edit.fallback.attachments]
        move_point(tx, parcel.channel_id, edit.external_id, moved, at=parcel.at)
    else:
        ingest(tx, [Spoken(parcel, "", edit.fallback)], rules)
        if edit.text:
            mark_edited(tx, parcel.channel_id, edit.external_id, edited_at, at=parcel.at)


def _note_contacts(tx: Transaction, parcel: Parcel, edit: Edit) -> None:
    """A number is often corrected rather than sent again."""
    if not find_contact_points(edit.text):
        return
    author = tx.run(
        "SELECT m.identity_id FROM messages AS m JOIN identities AS i ON i.id = m.identity_id"
        " WHERE m.channel_id = ? AND m.external_id = ? AND m.direction = 'in' AND m.forwarded_from IS NULL"
        " AND NOT i.is_group",
        (parcel.channel_id, edit.external_id),
    ).scalar()
    if author is not None:
        note_contacts_in(tx, [(author, edit.text)], "message", parcel.at)


def _press(tx: Transaction, parcel: Parcel, press: ButtonPress, rules: Rules) -> None:
    """A button is an answer: what it says is filed as the client's words."""
    words = MessageIn(
        external_id=f"press:{press.author.external_id}:{press.press_id}",
        author=press.author,
        address=press.address,
        sent_at=min(press.at, parcel.at),
        text=pressed_words(tx, parcel.channel_id, press.external_id, press.data),
        reply_to=press.external_id,
    )
    ingest(tx, [Spoken(parcel, "", words)], rules)
