"""A yes joins, a no leaves everything as it is, and «it was not me» takes apart what was joined."""

from datetime import datetime, timedelta

from app.clients.identity import people_of
from app.clients.records import Author, Place
from app.db.transaction import Transaction
from app.links.desk import LinkDesk
from app.links.events import announce_links
from app.links.joining import is_same_client, join, part
from app.links.records import (
    CLAIMED,
    DECLINED,
    GLUED,
    Link,
    change,
    link_by_id,
    link_waiting_for,
    newest_glued_of,
)
from app.links.robot import tell
from app.links.words import means, say

OBJECTION = timedelta(days=7)
"""How long «it was not me» takes effect; later a person asks us."""


def hear_answer(
    tx: Transaction, desk: LinkDesk, text: str, quoted_id: int | None, identity_id: int, at: datetime
) -> None:
    """Words from a messenger that may answer a question of ours. `quoted_id` is the message they were said to; a
    button says which question it stood under, and answers no other."""
    meaning = means(text)
    if meaning == "not_me":
        _object_in_chat(tx, desk, identity_id, quoted_id, at)
        return
    link = link_waiting_for(tx, identity_id) if meaning else None
    if link is None or (quoted_id is not None and quoted_id != link.question_id):
        return
    if link.has_expired(at):
        change(tx, link, at, state=DECLINED)
        _tell_claimer(tx, desk, link, "stale", at)
    elif meaning == "yes":
        _accept_in_chat(tx, desk, link, at)
    else:
        change(tx, link, at, state=DECLINED)
        _tell_claimer(tx, desk, link, "declined", at)


def answer_in_browser(
    tx: Transaction, desk: LinkDesk, link_id: int, act: str, channel_id: int, visitor: str, at: datetime
) -> int | None:
    """A press under a card in the widget. What is not this browser's own is left alone. Answers the account that the
    browser has from now on, if it had none before."""
    link = link_by_id(tx, link_id)
    if link is None:
        return None
    if link.visitor == visitor and link.target_channel_id == channel_id:
        return _answer_as_follower(tx, desk, link, act, at)
    if link.visitor is None and _is_asked_by(tx, link, channel_id, visitor):
        if act == "undo" and link.state == GLUED:
            part(tx, desk, link, "visitor", at)
            _tell_claimer(tx, desk, link, "undone", at)
        elif act == "ok" and link.state != CLAIMED:
            _put_away(tx, desk, link, link.asker_id, at)
    return None


def _answer_as_follower(tx: Transaction, desk: LinkDesk, link: Link, act: str, at: datetime) -> int | None:
    if act == "ok" and link.state != CLAIMED:
        change(tx, link, at, dismissed_at=at)
    elif link.state != CLAIMED or link.has_expired(at):
        return None
    elif act == "no":
        change(tx, link, at, state=DECLINED)
    elif act == "yes":
        return _accept_in_browser(tx, desk, link, at)
    return None


def _accept_in_chat(tx: Transaction, desk: LinkDesk, link: Link, at: datetime) -> None:
    if link.claimer_id is None:
        return
    if is_same_client(tx, link.asker_id, link.claimer_id):
        change(tx, link, at, state=GLUED)
        _tell_claimer(tx, desk, link, "already", at)
        return
    joined = join(tx, link, link.claimer_id, desk.site_name(link.asker_channel_id), at)
    words = "done" if joined else "conflict"
    _tell_claimer(tx, desk, link, words, at)


def _accept_in_browser(tx: Transaction, desk: LinkDesk, link: Link, at: datetime) -> int:
    """Who has never written here gets an account now, so that there is something to be joined."""
    channel_id, visitor = link.target_channel_id, link.visitor or ""
    author = Author(channel_id, visitor, "", language=link.speech, place=Place(visitor))
    person = people_of(tx, [author], at)[author.key]
    change(tx, link, at, claimer_id=person.identity_id)
    if is_same_client(tx, link.asker_id, person.identity_id):
        change(tx, link, at, state=GLUED)
    elif join(tx, link, person.identity_id, site := desk.site_name(channel_id), at):
        text = say("joined", link.speech, site=site)
        not_me = say("not_me", link.speech)
        told = tell(tx, desk, link.asker_id, f"link-{link.id}-joined", text, at, answers=(not_me,))
        change(tx, link, at, question_id=told)
    announce_links(tx, desk, person.identity_id, at, link.asker_channel_id)
    return person.identity_id


def _object_in_chat(
    tx: Transaction, desk: LinkDesk, identity_id: int, quoted_id: int | None, at: datetime
) -> None:
    """Somebody's messenger was told that a browser had joined, and says that it was not theirs."""
    waiting = link_waiting_for(tx, identity_id)
    if waiting is not None and quoted_id in (None, waiting.question_id):
        change(tx, waiting, at, state=DECLINED)
        _tell_claimer(tx, desk, waiting, "declined", at)
        return
    link = newest_glued_of(tx, identity_id)
    if link is None or link.visitor is None or (quoted_id is not None and quoted_id != link.question_id):
        return
    if link.expires_at + OBJECTION <= at:
        return
    part(tx, desk, link, "messenger", at)
    tell(tx, desk, identity_id, f"link-{link.id}-parted", say("parted", link.speech), at)
    announce_links(tx, desk, link.claimer_id, at, link.asker_channel_id)


def _put_away(tx: Transaction, desk: LinkDesk, link: Link, visitor_id: int, at: datetime) -> None:
    change(tx, link, at, dismissed_at=at)
    announce_links(tx, desk, visitor_id, at)


def _tell_claimer(tx: Transaction, desk: LinkDesk, link: Link, words: str, at: datetime) -> None:
    """In the messenger; and the browser that asked sees how things stand."""
    if link.claimer_id is None:
        return
    text = say(words, link.speech, site=desk.site_name(link.asker_channel_id))
    tell(tx, desk, link.claimer_id, f"link-{link.id}-{words}", text, at)
    announce_links(tx, desk, link.asker_id, at, link.target_channel_id)


def _is_asked_by(tx: Transaction, link: Link, channel_id: int, visitor: str) -> bool:
    found = tx.run(
        "SELECT 1 FROM identities WHERE id = ? AND channel_id = ? AND external_id = ?",
        (link.asker_id, channel_id, visitor),
    ).scalar()
    return found is not None
