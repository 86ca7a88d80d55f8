"""A site says who sits at a browser: the browser is that user's from now on, with what was written in it before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.access.tokens import hash_of
from app.db.transaction import Transaction
from app.gluing.certain import glue_on_certain_evidence
from app.gluing.evidence import Evidence
from app.gluing.forbids import Conflict
from app.gluing.refused import tell_refused
from app.kit.errors import OknoError
from app.kit.json import dumps
from app.links.withdrawing import withdraw_links_of
from app.visitors.browsers import find_browser, name_of_user
from app.visitors.events import session_changed
from app.visitors.meeting import meet_visitor
from app.visitors.signing_out import hold_browser, sign_out
from connectors.contract import SignedUser


@dataclass(frozen=True, slots=True)
class Proof:
    """A signature as it was shown."""

    token: str
    user: SignedUser

    @property
    def claims(self) -> dict[str, str]:
        user = self.user
        return {"id": user.id, "name": user.name, "email": user.email, "phone": user.phone}


def sign_in(
    tx: Transaction,
    channel_id: int,
    site: str,
    visitor: str,
    fresh: str,
    proof: Proof,
    language: str | None,
    at: datetime,
) -> str:
    """The browser's name from now on: `visitor`, by which it was known so far, or `fresh`, where that one belongs to
    another user or was signed out. `site` is what its owner calls it. Raises OknoError user_token_invalid for a
    signature that was shown in a browser which has signed out since."""
    user_name = name_of_user(proof.user.id)
    _refuse_spent(tx, channel_id, proof.token)
    hold_browser(tx, channel_id, visitor)
    known = find_browser(tx.connection, channel_id, visitor)
    if known is not None and (known.ended_at is not None or known.user_name != user_name):
        sign_out(tx, channel_id, visitor, at)
        visitor, known = fresh, None
    account = _find(tx, channel_id, user_name)
    written_before = _find(tx, channel_id, visitor)
    if account is not None or written_before is not None:
        account = meet_visitor(tx, channel_id, user_name, proof.claims, language, at).identity_id
    if (
        known is None
        and account is not None
        and written_before is not None
        and not _join(tx, written_before, account, site, at)
    ):
        # Something as certain says that they are two people, so this user does not see those words.
        sign_out(tx, channel_id, visitor, at)
        visitor = fresh
    if known is None:
        withdraw_links_of(tx, channel_id, visitor, at)
    _write(tx, channel_id, visitor, user_name, proof.claims, at)
    _remember(tx, channel_id, visitor, proof)
    if known is None:
        body = {"channel_id": channel_id, "visitor": visitor, "user_name": user_name, "reason": "signed_in"}
        tx.log(session_changed.entry(body, at))
    return visitor


def _refuse_spent(tx: Transaction, channel_id: int, token: str) -> None:
    """Signatures lie about in pages that the next person at this computer can go back to."""
    spent = tx.run(
        "SELECT 1 FROM user_proofs AS p JOIN visitor_sessions AS s"
        " ON s.channel_id = p.channel_id AND s.visitor = p.visitor"
        " WHERE p.channel_id = ? AND p.token_hash = ? AND s.ended_at IS NOT NULL",
        (channel_id, hash_of(token)),
    )
    if spent.first() is not None:
        raise OknoError("user_token_invalid", 401)


def _find(tx: Transaction, channel_id: int, external_id: str) -> int | None:
    found: int | None = tx.run(
        "SELECT id FROM identities WHERE channel_id = ? AND external_id = ?", (channel_id, external_id)
    ).scalar()
    return found


def _join(tx: Transaction, written_before: int, account: int, site: str, at: datetime) -> bool:
    evidence = Evidence("signed_user", {"site": site})
    outcome = glue_on_certain_evidence(tx, written_before, account, evidence, at)
    if isinstance(outcome, Conflict):
        tell_refused(tx, "sign_in_refused", written_before, account, outcome, at)
        return False
    return True


def _write(
    tx: Transaction, channel_id: int, visitor: str, user_name: str, claims: Mapping[str, str], at: datetime
) -> None:
    tx.run(
        "INSERT INTO visitor_sessions (channel_id, visitor, user_name, claims, proved_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (channel_id, visitor) DO UPDATE SET claims = excluded.claims, proved_at = excluded.proved_at",
        (channel_id, visitor, user_name, dumps(claims), tx.stored(at)),
    )


def _remember(tx: Transaction, channel_id: int, visitor: str, proof: Proof) -> None:
    tx.run(
        "INSERT INTO user_proofs (channel_id, token_hash, visitor, expires_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (channel_id, token_hash, visitor) DO NOTHING",
        (channel_id, hash_of(proof.token), visitor, tx.stored(proof.user.expires_at)),
    )
