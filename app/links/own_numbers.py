"""A messenger vouches for somebody's own number. Who has the same number proved elsewhere is the same person.

A number that was only typed never joins anybody: it makes a suggestion.
"""

import logging
from datetime import datetime

from sqlalchemy.exc import OperationalError

from app.db.transaction import Transaction
from app.gluing.certain import glue_on_certain_evidence
from app.gluing.evidence import Evidence
from app.gluing.forbids import Conflict
from app.gluing.refused import tell_refused
from app.kit.phone import e164

log = logging.getLogger(__name__)

_OTHERS = (
    "SELECT DISTINCT coalesce(c.root_id, c.id), p.identity_id FROM contact_points AS p"
    " JOIN clients AS c ON c.id = p.client_id"
    " WHERE p.kind = 'phone' AND p.value = ? AND p.proof IN ('channel', 'operator')"
    " AND coalesce(c.root_id, c.id) <> (SELECT client_id FROM identities WHERE id = ?)"
    " AND NOT EXISTS (SELECT 1 FROM own_contacts AS o WHERE o.kind = 'phone' AND o.value = p.value)"
)


def join_by_own_number(tx: Transaction, identity_id: int, written: str, at: datetime) -> None:
    """Where several have it, or an account of the same kind of channel had it before, the number is shared or has
    changed hands, and a person decides. What goes wrong here never keeps words from being stored."""
    number = e164(written)
    if number is None:
        return
    try:
        with tx.attempt():
            other = _who_else(tx, identity_id, number)
            if other is not None:
                evidence = Evidence("telegram_contact", {"phone": number})
                outcome = glue_on_certain_evidence(tx, identity_id, other, evidence, at)
                if isinstance(outcome, Conflict):
                    tell_refused(tx, "number_refused", identity_id, other, outcome, at)
    except OperationalError:
        raise
    except Exception:
        log.exception("a number could not be followed")


def _who_else(tx: Transaction, identity_id: int, number: str) -> int | None:
    """An account of the one other client who has it."""
    proofs = [(int(client_id), proved_by) for client_id, proved_by in tx.run(_OTHERS, (number, identity_id))]
    if len({client_id for client_id, _ in proofs}) != 1:
        return None
    if any(proved_by and _has_changed_hands(tx, identity_id, proved_by) for _, proved_by in proofs):
        return None
    known = next((proved_by for _, proved_by in proofs if proved_by), None)
    found = (
        known
        or tx.run(
            "SELECT min(id) FROM identities WHERE client_id = ? AND is_group = ?", (proofs[0][0], False)
        ).scalar()
    )
    return None if found is None else int(found)


def _has_changed_hands(tx: Transaction, one: int, other: int) -> bool:
    """One number, one kind of channel, two accounts: at most one of them has it now."""
    found = tx.run(
        "SELECT 1 FROM identities AS a JOIN channels AS ca ON ca.id = a.channel_id, identities AS b"
        " JOIN channels AS cb ON cb.id = b.channel_id"
        " WHERE a.id = ? AND b.id = ? AND ca.kind = cb.kind AND a.external_id <> b.external_id",
        (one, other),
    )
    return found.first() is not None
