"""The one place where links meet gluing."""

from datetime import datetime

from app.db.transaction import Transaction
from app.gluing.acts import Objector
from app.gluing.certain import glue_on_certain_evidence
from app.gluing.evidence import Evidence
from app.gluing.glue import Glued
from app.gluing.refused import tell_refused
from app.gluing.unglue import unglue
from app.kit.errors import OknoError
from app.links.desk import LinkDesk
from app.links.records import GLUED, REFUSED, UNDONE, Link, change


def is_same_client(tx: Transaction, one: int, other: int) -> bool:
    return len(_clients_of(tx, one, other)) == 1


def join(tx: Transaction, link: Link, claimer_id: int, site: str, at: datetime) -> bool:
    """Both ends have spoken. False when something as certain says that they are two people: then we are told, and
    nothing changes."""
    evidence = Evidence("code" if link.evidence == "code" else "deep_link", {"site": site})
    outcome = glue_on_certain_evidence(tx, link.asker_id, claimer_id, evidence, at)
    if isinstance(outcome, Glued):
        change(tx, link, at, state=GLUED, glue_id=outcome.glue_id if outcome.is_new else None)
        return True
    change(tx, link, at, state=REFUSED)
    tell_refused(tx, "link_refused", link.asker_id, claimer_id, outcome, at)
    return False


def part(tx: Transaction, desk: LinkDesk, link: Link, objector: Objector, at: datetime) -> None:
    """What the link joined is apart again; what somebody else took apart before stays so."""
    if link.glue_id is not None:
        try:
            with tx.attempt():
                unglue(tx, link.glue_id, by=None, at=at, reopen_within=desk.reopen_within, because=objector)
        except OknoError as refusal:
            if refusal.code != "glue_undone":
                raise
    change(tx, link, at, state=UNDONE)


def _clients_of(tx: Transaction, one: int, other: int) -> list[int]:
    rows = tx.run(
        "SELECT DISTINCT client_id FROM identities WHERE id IN (?, ?) ORDER BY client_id", (one, other)
    )
    return [int(client_id) for client_id in rows.scalars()]
