"""Gluing by the house itself: only on certain evidence, and never against what forbids it."""

from datetime import datetime

from app.db.transaction import Transaction
from app.gluing.evidence import Evidence
from app.gluing.forbids import Conflict
from app.gluing.forbids import forbids as what_forbids
from app.gluing.forest import hold
from app.gluing.glue import Glued, glue
from app.kit.errors import OknoError, not_found


def glue_on_certain_evidence(
    tx: Transaction, identity_a: int, identity_b: int, evidence: Evidence, at: datetime
) -> Glued | Conflict:
    """The clients of two accounts become one; what stands against it is answered, and nothing is changed then.

    Raises OknoError identity_not_found, evidence_not_certain.
    """
    one, other = _client_of(tx, identity_a), _client_of(tx, identity_b)
    hold(tx, (one, other))
    # Somebody may have moved an account while we waited.
    one, other = _client_of(tx, identity_a), _client_of(tx, identity_b)
    conflict = what_forbids(tx, one, other) if one != other else None
    if conflict is not None:
        return conflict
    return glue(tx, one, other, evidence, by=None, at=at)


def glue_callers(tx: Transaction, one: int, other: int, by: int, at: datetime) -> None:
    """Whoever was reached by phone says that they are both. One of us has heard it, yet what forbids the house to glue
    forbids this too. Raises OknoError client_not_found, glue_forbidden with the objection's code as detail."""
    roots = hold(tx, (one, other))
    if roots[one] == roots[other]:
        return
    conflict = what_forbids(tx, one, other)
    if conflict is not None:
        raise OknoError("glue_forbidden", 409, detail=conflict.code)
    glue(tx, one, other, Evidence("callback_confirmed"), by=by, at=at)


def _client_of(tx: Transaction, identity_id: int) -> int:
    found = tx.run("SELECT client_id FROM identities WHERE id = ?", (identity_id,)).scalar()
    if found is None:
        raise not_found("identity")
    return int(found)
