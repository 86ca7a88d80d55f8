"""The way in: one unit for everything that any channel brought since the last commit.

Raw updates, what they say, the cursor and the events are one transaction. Only after it does a channel hear "ok".
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlalchemy.exc import OperationalError

from app.autoreplies.desk import AutoReplyDesk
from app.db.batched import Batched
from app.db.transaction import Transaction
from app.inbound.aftermath import take_aftermath
from app.inbound.ingest import Rules, Spoken, Stored, ingest
from app.inbound.letters import Parcel
from app.inbound.raw import keep_failed, store_raw
from app.links.desk import LinkDesk
from connectors.contract import Ignored, MessageIn, Service

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Taken:
    """What became of one parcel."""

    stored: dict[str, Stored] = field(default_factory=dict)
    """By the message's external id: new ones only."""
    refused: dict[str, str] = field(default_factory=dict)
    """By the update's key: why nothing was filed."""
    fresh: int = 0
    """Updates that were never seen before."""


def intake(
    reopen_within: timedelta, links: LinkDesk | None = None, auto_replies: AutoReplyDesk | None = None
) -> Batched[Parcel, Taken]:
    """The unit every door hands its parcels to. Without `links` nobody's accounts are joined by what they say, and
    without `auto_replies` nobody is answered by the house itself."""
    rules = Rules(reopen_within, links, auto_replies)

    def take_in(tx: Transaction, parcels: list[Parcel]) -> list[Taken]:
        if len(parcels) > 1:
            return _file(tx, parcels, rules)
        return [_file_or_rescue(tx, parcels[0], rules)]

    return Batched(take_in)


def _file_or_rescue(tx: Transaction, parcel: Parcel, rules: Rules) -> Taken:
    try:
        with tx.attempt():
            return _file(tx, [parcel], rules)[0]
    except OperationalError:
        raise  # the database is in trouble, not the parcel
    except Exception:
        log.exception("a parcel of channel %s could not be filed whole", parcel.channel_id)
        return _rescue(tx, parcel, rules)


def _rescue(tx: Transaction, parcel: Parcel, rules: Rules) -> Taken:
    """File letter by letter. One that cannot be filed is kept raw; its neighbours and the cursor go on."""
    taken = Taken()
    for letter in parcel.letters:
        alone = replace(parcel, letters=(letter,), cursor=None)
        try:
            with tx.attempt():
                part = _file(tx, [alone], rules)[0]
        except Exception as failure:
            if isinstance(failure, OperationalError):
                raise
            keep_failed(tx, alone, letter, f"{type(failure).__name__}: {failure}")
            taken.refused[letter.key] = "could_not_be_stored"
        else:
            taken.fresh += part.fresh
            taken.stored |= part.stored
            taken.refused |= part.refused
    store_raw(tx, [replace(parcel, letters=())])
    return taken


def _file(tx: Transaction, parcels: Sequence[Parcel], rules: Rules) -> list[Taken]:
    taken = {id(parcel): Taken() for parcel in parcels}
    run: list[Spoken] = []
    for parcel, letter in store_raw(tx, parcels):
        mine = taken[id(parcel)]
        mine.fresh += 1
        for one in letter.heard:
            if isinstance(one, MessageIn | Service):
                run.append(Spoken(parcel, letter.key, one))
            elif not isinstance(one, Ignored):
                # What follows a message, an edit for example, must find it stored.
                _file_run(tx, run, taken, rules)
                take_aftermath(tx, parcel, one, rules)
    _file_run(tx, run, taken, rules)
    return list(taken.values())


def _file_run(tx: Transaction, run: list[Spoken], taken: dict[int, Taken], rules: Rules) -> None:
    if not run:
        return
    for spoken, outcome in zip(run, ingest(tx, run, rules), strict=True):
        mine = taken[id(spoken.parcel)]
        if isinstance(outcome, Stored):
            mine.stored[spoken.words.external_id] = outcome
        elif outcome is not None:
            mine.refused[spoken.update_key] = outcome
    run.clear()
