"""Filing what people said: dedupe, who is this, which matter, store, tell."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.autoreplies.desk import AutoReplyDesk
from app.autoreplies.due import Wrote, note_due
from app.clients.contact_points import prove_phone
from app.clients.identity import people_of
from app.clients.noting_contacts import note_contacts_in
from app.clients.picture_sources import source_of
from app.clients.profile import set_reachable
from app.clients.records import Author, IdentityKey, Person, Place
from app.conversations.appending import append_messages
from app.conversations.opening import open_conversations_of
from app.conversations.quoting import Quoted, find_quoted
from app.conversations.records import Conversation, Message, Whom
from app.conversations.spam import sort_spam
from app.db.transaction import Transaction
from app.inbound.attaching import attachments_of
from app.inbound.entering import Entry, remember_told, told_of, with_entry_lines
from app.inbound.letters import Parcel
from app.kit.text import storable, storable_name
from app.links.desk import LinkDesk
from app.links.hearing import Said, concerns_links, hear
from app.links.own_numbers import join_by_own_number
from app.links.tokens import is_token
from connectors.contract import Author as ContractAuthor
from connectors.contract import MessageIn, Service

OLDEST = timedelta(days=7)
"""How far back a channel's clock may put a message; older ones keep their time only for show."""

LONGEST_TEXT = 100_000
"""Characters; no channel carries more, and a row of the history should stay drawable."""


@dataclass(frozen=True, slots=True)
class Rules:
    """By which words are filed."""

    reopen_within: timedelta
    links: LinkDesk | None = None
    auto_replies: AutoReplyDesk | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words, or a service line, and the letter they came in."""

    parcel: Parcel
    update_key: str
    words: MessageIn | Service

    @property
    def key(self) -> tuple[int, str]:
        return self.parcel.channel_id, self.words.external_id


@dataclass(frozen=True, slots=True)
class Stored:
    message_id: int
    at: datetime
    client_id: int
    identity_id: int


def ingest(tx: Transaction, run: Sequence[Spoken], rules: Rules) -> list[Stored | str | None]:
    """One outcome per item: stored, a refusal code, or nothing for one that was stored before."""
    fresh = _without_duplicates(tx, run)
    at = run[0].parcel.at
    people = people_of(tx, (_author(s) for s in fresh), at)
    unwelcome = {id(s) for s in fresh if s.parcel.unwelcome or _person(people, s).is_blocked}
    welcome = [s for s in fresh if id(s) not in unwelcome]
    for person in {_person(people, s).identity_id: _person(people, s) for s in welcome}.values():
        if not person.reachable:
            set_reachable(tx, person.identity_id, reachable=True, code=None, at=at)
    entries = _entries(fresh, people, unwelcome)
    conversations = open_conversations_of(
        tx, {_person(people, s).client_id for s in fresh}, at, rules.reopen_within
    )
    sort_spam(tx, conversations, {_person(people, s).client_id for s in welcome})
    quoted = find_quoted(tx, (_quoted_key(s) for s in fresh))
    stored_now = [
        _message(tx, s, person, conversations[person.client_id], quoted, unwelcome=id(s) in unwelcome)
        for s, person in ((s, _person(people, s)) for s in fresh)
    ]
    append_messages(tx, with_entry_lines(tx, stored_now, entries))
    remember_told(tx, stored_now, entries)
    messages = [m for m in stored_now if not m.unwelcome]
    for spoken in welcome:
        _note_own_phone(tx, spoken, _person(people, spoken), at)
    note_contacts_in(tx, _own_words(welcome, people), "message", at)
    if rules.links is not None:
        hear(tx, rules.links, _said(welcome, messages, people), at)
    if rules.auto_replies is not None and not rules.auto_replies.is_silent:
        note_due(tx, rules.auto_replies, _wrote(welcome, messages))
    stored = {
        id(s): Stored(m.id, m.order_at, m.whom.client_id, m.whom.identity_id or 0)
        for s, m in zip(fresh, stored_now, strict=True)
    }
    return [stored.get(id(s)) for s in run]


def _own_words(run: Sequence[Spoken], people: dict[IdentityKey, Person]) -> Iterator[tuple[int, str]]:
    """What people say of themselves: nothing forwarded, nothing of ours, no group's talk."""
    for spoken in run:
        words = spoken.words
        if isinstance(words, MessageIn) and not (
            words.by_us or words.forwarded_from or words.author.is_group or not words.text
        ):
            yield _person(people, spoken).identity_id, words.text


def _said(
    run: Sequence[Spoken], messages: Sequence[Message], people: dict[IdentityKey, Person]
) -> list[Said]:
    """People's own words on channels that a link can lead into; a group is nobody in particular."""
    return [
        Said(
            _person(people, spoken).identity_id,
            spoken.parcel.channel_id,
            words.text if isinstance(words, MessageIn) else "",
            words.entry_token,
            message.reply_to_id,
            words.author.language,
        )
        for spoken, message in zip(run, messages, strict=True)
        if not (
            spoken.parcel.visitors
            or (words := spoken.words).author.is_group
            or (isinstance(words, MessageIn) and (words.by_us or words.forwarded_from))
        )
    ]


def _wrote(run: Sequence[Spoken], messages: Sequence[Message]) -> Iterator[Wrote]:
    """Whom the house may have to answer: people, in their own words, and not with the code of a link."""
    for spoken, message in zip(run, messages, strict=True):
        words = spoken.words
        if isinstance(words, MessageIn) and not (
            words.by_us or words.is_automatic or words.author.is_group or concerns_links(words.text, None)
        ):
            yield Wrote(
                spoken.parcel.channel_id,
                message.conversation.team_id,
                message.whom.identity_id or 0,
                message.id,
                message.sent_at,
                message.arrived_at,
            )


def _entries(
    run: Sequence[Spoken], people: dict[IdentityKey, Person], unwelcome: Collection[int]
) -> dict[int, Entry]:
    """Who came by a link, by their place in the run."""
    return {
        at: Entry(
            _person(people, spoken),
            words.entry_token,
            words.entry_source,
            spoken.parcel.at,
            tells_itself=isinstance(words, Service),
        )
        for at, spoken in enumerate(run)
        if id(spoken) not in unwelcome
        and ((words := spoken.words).entry_token or words.entry_source)
        and not is_token(words.entry_token)
    }


def _author(spoken: Spoken) -> Author:
    words = spoken.words
    if isinstance(words, Service):
        return author_of(spoken.parcel, words.author, Place(words.address))
    if words.by_us:
        return author_of(spoken.parcel, words.author)
    return author_of(spoken.parcel, words.author, Place(words.address, words.line, words.answer_by))


def _note_own_phone(tx: Transaction, spoken: Spoken, person: Person, at: datetime) -> None:
    if not isinstance(spoken.words, MessageIn):
        return
    for attachment in spoken.words.attachments:
        if attachment.kind == "contact" and attachment.details.get("own") is True:
            phone = str(attachment.details.get("phone") or "")
            prove_phone(tx, person.client_id, phone, "contact", at, identity_id=person.identity_id)
            join_by_own_number(tx, person.identity_id, phone, at)


def author_of(parcel: Parcel, author: ContractAuthor, place: Place | None = None) -> Author:
    return Author(
        channel_id=parcel.channel_id,
        external_id=author.external_id,
        name=storable_name(author.name),
        username=storable_name(author.username) if author.username else None,
        language=author.language,
        is_group=author.is_group,
        place=place,
        picture=source_of(author),
    )


def _person(people: dict[IdentityKey, Person], spoken: Spoken) -> Person:
    return people[spoken.parcel.channel_id, spoken.words.author.external_id]


def _without_duplicates(tx: Transaction, run: Sequence[Spoken]) -> list[Spoken]:
    first: dict[tuple[int, str], Spoken] = {}
    for spoken in run:
        first.setdefault(spoken.key, spoken)
    known = find_quoted(tx, first)
    return [spoken for key, spoken in first.items() if key not in known]


def _quoted_key(spoken: Spoken) -> tuple[int, str] | None:
    words = spoken.words
    if isinstance(words, MessageIn) and words.reply_to is not None:
        return spoken.parcel.channel_id, words.reply_to
    return None


def _message(
    tx: Transaction,
    spoken: Spoken,
    person: Person,
    conversation: Conversation,
    quoted: dict[tuple[int, str], Quoted],
    *,
    unwelcome: bool,
) -> Message:
    parcel, words = spoken.parcel, spoken.words
    whom = Whom(person.client_id, person.face, person.identity_id, person.strand_id, parcel.visitors)
    if isinstance(words, Service):
        return Message(
            whom=whom,
            conversation=conversation,
            direction="system",
            order_at=clamped(words.at, parcel.at),
            sent_at=min(words.at, parcel.at),
            arrived_at=parcel.at,
            channel_id=parcel.channel_id,
            external_id=words.external_id,
            address=words.address,
            service=_line(words),
            unwelcome=unwelcome,
        )
    answered = quoted.get(_quoted_key(spoken) or (0, ""))
    return Message(
        whom=whom,
        conversation=conversation,
        direction="out" if words.by_us else "in",
        order_at=clamped(words.sent_at, parcel.at),
        sent_at=min(words.sent_at, parcel.at),
        arrived_at=parcel.at,
        channel_id=parcel.channel_id,
        external_id=words.external_id,
        author_key=_visitors_key(parcel, words),
        text=storable(words.text[:LONGEST_TEXT]),
        entities=[
            {"type": e.type, "offset": e.offset, "length": e.length, "url": e.url} for e in words.entities
        ],
        attachments=attachments_of(tx, parcel, words),
        address=words.address,
        reply_to_id=answered.message_id if answered else None,
        reply_text=answered.text if answered else "",
        reply_direction=answered.direction if answered else None,
        reply_identity_id=answered.identity_id if answered else None,
        quote=storable(words.quote) if words.quote else None,
        group_key=words.group_key,
        forwarded_from=storable_name(words.forwarded_from) if words.forwarded_from else None,
        unsupported=words.unsupported,
        speaker=storable_name(words.speaker) if words.speaker else None,
        unwelcome=unwelcome,
    )


def _line(words: Service) -> dict[str, str]:
    told = {name: storable(text) for name, text in {"code": words.code, **words.params}.items()}
    return told | ({} if is_token(words.entry_token) else told_of(words.entry_token, words.entry_source))


def clamped(sent_at: datetime, arrived_at: datetime) -> datetime:
    """Channel time within reason: a clock that runs ahead or years behind must not tear the history apart."""
    return min(max(sent_at, arrived_at - OLDEST), arrived_at)


def _visitors_key(parcel: Parcel, words: MessageIn) -> str | None:
    """A visitor's browser knows its message by its own key, which the external id ends with."""
    return words.external_id if parcel.visitors else None
