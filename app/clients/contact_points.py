"""Phones and e-mails of a client, each with what makes us think so."""

from datetime import datetime
from typing import Any

from app.clients.announcing import announce_client
from app.db.transaction import Transaction
from app.kit.phone import e164


def prove_phone(
    tx: Transaction,
    client_id: int,
    written: str,
    source: str,
    at: datetime,
    *,
    identity_id: int | None = None,
) -> None:
    """The channel itself vouches for the number: its owner sent their own card. What was only claimed before is
    proved now; what is no number is left alone."""
    number = e164(written)
    if number is None:
        return
    news = tx.run(
        "INSERT INTO contact_points (client_id, kind, value, proof, source, identity_id, created_at)"
        " VALUES (?, 'phone', ?, 'channel', ?, ?, ?)"
        " ON CONFLICT (client_id, kind, value) DO UPDATE SET proof = excluded.proof, source = excluded.source,"
        " identity_id = excluded.identity_id WHERE contact_points.proof = 'claimed'",
        (_home_of(tx, identity_id) or client_id, number, source, identity_id, tx.stored(at)),
    ).rowcount
    if news:
        announce_client(tx, client_id, at)


def claim_phone(
    tx: Transaction, client_id: int, number: str, source: str, at: datetime, *, identity_id: int | None
) -> None:
    """Somebody typed the number, in E.164, as their own. What is proved stays so."""
    news = tx.run(
        "INSERT INTO contact_points (client_id, kind, value, proof, source, identity_id, created_at)"
        " VALUES (?, 'phone', ?, 'claimed', ?, ?, ?) ON CONFLICT (client_id, kind, value) DO UPDATE"
        " SET source = excluded.source WHERE contact_points.proof = 'claimed'"
        " AND contact_points.source <> excluded.source",
        (_home_of(tx, identity_id) or client_id, number, source, identity_id, tx.stored(at)),
    ).rowcount
    if news:
        announce_client(tx, client_id, at)


def confirm_phone(
    tx: Transaction,
    client_id: int,
    number: str,
    source: str,
    at: datetime,
    *,
    identity_id: int | None,
    operator_id: int | None,
) -> None:
    """One of us has spoken with them on it."""
    news = tx.run(
        "INSERT INTO contact_points (client_id, kind, value, proof, source, proved_by, identity_id, created_at)"
        " VALUES (?, 'phone', ?, 'operator', ?, ?, ?, ?) ON CONFLICT (client_id, kind, value) DO UPDATE"
        " SET proof = excluded.proof, proved_by = excluded.proved_by WHERE contact_points.proof = 'claimed'",
        (
            _home_of(tx, identity_id) or client_id,
            number,
            source,
            None if operator_id is None else str(operator_id),
            identity_id,
            tx.stored(at),
        ),
    ).rowcount
    if news:
        announce_client(tx, client_id, at)


def doubt_phone(
    tx: Transaction, client_id: int, number: str, at: datetime, *, identity_id: int | None
) -> None:
    """It was not them who was spoken with: claimed, as before. What a channel or a site has proved stays so."""
    news = tx.run(
        "UPDATE contact_points SET proof = 'claimed', proved_by = NULL"
        " WHERE client_id = ? AND kind = 'phone' AND value = ? AND proof = 'operator'",
        (_home_of(tx, identity_id) or client_id, number),
    ).rowcount
    if news:
        announce_client(tx, client_id, at)


def _home_of(tx: Transaction, identity_id: int | None) -> Any:
    """A number goes with the account that proved it, whoever holds that account's history."""
    return tx.run(
        "SELECT coalesce(home_client_id, client_id) FROM identities WHERE id = ?", (identity_id,)
    ).scalar()
