"""What links need to hear of the words that come in: tokens, codes, and answers to our questions."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import OperationalError

from app.db.transaction import Transaction
from app.kit.speech import speech_of
from app.links.answering import hear_answer
from app.links.desk import LinkDesk
from app.links.following import follow_code, follow_in_chat
from app.links.tokens import code_in, is_token
from app.links.words import means

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Said:
    """One person's own words, or the line of a chat that was opened, just stored."""

    identity_id: int
    channel_id: int
    text: str
    token: str | None
    quoted_id: int | None
    language: str | None


def hear(tx: Transaction, desk: LinkDesk, heard: Sequence[Said], at: datetime) -> None:
    """What goes wrong with a link never keeps words from being stored."""
    for said in heard:
        if not concerns_links(said.text, said.token):
            continue
        try:
            with tx.attempt():
                _take(tx, desk, said, at)
        except OperationalError:
            raise  # the database is in trouble, not the link
        except Exception:
            log.exception("a link could not be followed")


def concerns_links(text: str, token: str | None) -> bool:
    return is_token(token) or means(text) is not None or code_in(text) is not None


def _take(tx: Transaction, desk: LinkDesk, said: Said, at: datetime) -> None:
    speech = speech_of(said.language) if said.language else None
    if said.token is not None and is_token(said.token):
        follow_in_chat(tx, desk, said.token, said.identity_id, said.channel_id, speech, at)
    elif (code := code_in(said.text)) is not None:
        follow_code(tx, desk, code, said.identity_id, said.channel_id, speech, at)
    else:
        hear_answer(tx, desk, said.text, said.quoted_id, said.identity_id, at)
