"""Somebody follows a link or sends a code: nothing is joined yet, they are only asked whether it is them."""

from datetime import datetime

from app.db.transaction import Transaction
from app.kit.speech import Speech
from app.links.attempts import GUESSES_IN_A_BROWSER, GUESSES_OF_A_CHAT, GUESSES_ON_A_CHANNEL, count, is_spent
from app.links.desk import LinkDesk
from app.links.events import announce_links
from app.links.records import (
    CLAIMED,
    OPEN,
    REVOKED,
    Link,
    change,
    link_of_code,
    link_of_token,
    link_waiting_for,
)
from app.links.robot import tell
from app.links.tokens import is_token
from app.links.words import say

TOLD_AT_MOST = 3
"""Times that somebody is told that a link no longer works."""


def follow_in_chat(
    tx: Transaction,
    desk: LinkDesk,
    token: str,
    identity_id: int,
    channel_id: int,
    speech: Speech | None,
    at: datetime,
) -> None:
    """A deep link has brought somebody into a chat. Where the channel tells no language, they are asked in that of the
    browser."""
    link = link_of_token(tx, token, channel_id)
    if link is not None:
        _ask_in_chat(tx, desk, link, identity_id, "deep_link", speech, at)


def follow_code(
    tx: Transaction,
    desk: LinkDesk,
    code: str,
    identity_id: int,
    channel_id: int,
    speech: Speech | None,
    at: datetime,
) -> None:
    """A message was a code and nothing else. Who guesses, and numbers that only look alike, get no answer."""
    chat, channel = f"guesses:{identity_id}", f"guesses-on:{channel_id}"
    if is_spent(tx, chat, GUESSES_OF_A_CHAT, at) or is_spent(tx, channel, GUESSES_ON_A_CHANNEL, at):
        return
    link = link_of_code(tx, code, channel_id)
    if link is None:
        count(tx, chat, GUESSES_OF_A_CHAT, at)
        count(tx, channel, GUESSES_ON_A_CHANNEL, at)
        return
    if link.claimer_id == identity_id and link.state == CLAIMED:
        return  # they pasted it after the link itself had worked
    _ask_in_chat(tx, desk, link, identity_id, "code", speech, at)


def follow_in_browser(
    tx: Transaction, desk: LinkDesk, token: str, channel_id: int, visitor: str, address: str, at: datetime
) -> str | None:
    """A link from a messenger was opened on the site. Answers what is wrong with it: stale or too_often."""
    mine, theirs = f"follows:{channel_id}:{visitor}", f"follows:{address}"
    if not (count(tx, mine, GUESSES_IN_A_BROWSER, at) and count(tx, theirs, GUESSES_IN_A_BROWSER, at)):
        return "too_often"
    link = link_of_token(tx, token, channel_id) if is_token(token) else None
    if link is None:
        return "stale"
    if link.state == CLAIMED and link.visitor == visitor and not link.has_expired(at):
        return None
    if link.state != OPEN or link.has_expired(at):
        return "stale"
    change(tx, link, at, state=CLAIMED, evidence="deep_link", visitor=visitor, expires_at=at + desk.lifetime)
    return None


def _ask_in_chat(
    tx: Transaction,
    desk: LinkDesk,
    link: Link,
    identity_id: int,
    evidence: str,
    speech: Speech | None,
    at: datetime,
) -> None:
    if link.state != OPEN or link.has_expired(at) or link.asker_id == identity_id:
        if link.claimer_id != identity_id or link.state != CLAIMED:
            _tell_stale(tx, desk, link, identity_id, speech, at)
        return
    _forget_other_question(tx, desk, identity_id, at)
    speech = speech or link.speech
    expires_at = at + desk.lifetime
    change(tx, link, at, state=CLAIMED, claimer_id=identity_id, evidence=evidence, expires_at=expires_at)
    site = desk.site_name(link.asker_channel_id)
    answers = (say("yes", speech), say("no", speech))
    text = say("question", speech, site=site)
    question_id = tell(tx, desk, identity_id, f"link-{link.id}-question", text, at, answers=answers)
    change(tx, link, at, question_id=question_id, language=speech)
    announce_links(tx, desk, link.asker_id, at, link.target_channel_id)


def _forget_other_question(tx: Transaction, desk: LinkDesk, identity_id: int, at: datetime) -> None:
    """A yes answers the newest question only."""
    other = link_waiting_for(tx, identity_id)
    if other is not None:
        change(tx, other, at, state=REVOKED)
        announce_links(tx, desk, other.asker_id, at)


def _tell_stale(
    tx: Transaction, desk: LinkDesk, link: Link, identity_id: int, speech: Speech | None, at: datetime
) -> None:
    """The same words for used, ended and expired: whoever got hold of it learns nothing from them."""
    if link.refusals >= TOLD_AT_MOST:
        return
    change(tx, link, at, refusals=link.refusals + 1)
    tell(
        tx,
        desk,
        identity_id,
        f"link-{link.id}-stale-{link.refusals}",
        say("stale", speech or link.speech),
        at,
    )
    announce_links(tx, desk, None, at, link.target_channel_id)
