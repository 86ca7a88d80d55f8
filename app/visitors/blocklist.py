"""Whom we no longer listen to: accounts, and addresses of the network."""

import asyncio
import ipaddress
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.clients.records import Face, client_brief
from app.clients.schemas import ClientBrief
from app.db.engine import Database
from app.db.tables import Blocked, Client, Identity
from app.db.transaction import Transaction
from app.kit.addresses import read_address
from app.kit.errors import not_found
from app.visitors.events import blocklist_changed
from app.visitors.networks import Network, OwnAddresses, read_network
from app.visitors.spam_schemas import BlocklistEntry


class Blocklist:
    """The addresses, as this process knows them."""

    def __init__(self, database: Database, own: OwnAddresses) -> None:
        self.database = database
        self.own = own
        self.networks: Sequence[Network] = ()

    async def refresh(self) -> None:
        self.networks = await asyncio.to_thread(self._read)

    def holds(self, address: str) -> bool:
        if not self.networks:
            return False
        found = read_address(address)
        if found is None or self.own.has(found):
            return False
        return any(found in network for network in self.networks)

    def _read(self) -> Sequence[Network]:
        with self.database.snapshot() as connection:
            rows = connection.execute(select(Blocked.network).where(Blocked.network.is_not(None))).scalars()
            return tuple(ipaddress.ip_network(row) for row in rows if row)


def block_address(
    tx: Transaction,
    written: str,
    reason: str,
    deed: Deed,
    own: OwnAddresses,
    conversation_id: int | None = None,
) -> int:
    """The entry's id; of an address that is blocked already the one that there is. Raises as `read_network`."""
    network = read_network(written, own)
    entry_id = tx.run(
        "INSERT INTO blocklist (kind, network, conversation_id, reason, operator_id, at)"
        " VALUES ('address', ?, ?, ?, ?, ?) ON CONFLICT (network) WHERE network IS NOT NULL DO NOTHING RETURNING id",
        (network, conversation_id, reason, _by(deed), tx.stored(deed.at)),
    ).scalar()
    if entry_id is None:
        return int(tx.run("SELECT id FROM blocklist WHERE network = ?", (network,)).scalar_one())
    write_deed_down(tx, "blocklist.added", f"blocked:{entry_id}", deed, {"network": network})
    _tell(tx, deed.at)
    return int(entry_id)


def block_accounts(tx: Transaction, conversation_id: int, client_id: int, deed: Deed) -> None:
    """Every account of a client that is no group."""
    rows = tx.run(
        "SELECT id FROM identities WHERE client_id = ? AND blocked_at IS NULL ORDER BY id", (client_id,)
    ).scalars()
    for identity_id in list(rows):
        tx.run("UPDATE identities SET blocked_at = ? WHERE id = ?", (tx.stored(deed.at), identity_id))
        tx.run(
            "INSERT INTO blocklist (kind, identity_id, conversation_id, operator_id, at) "
            " VALUES ('identity', ?, ?, ?, ?) ON CONFLICT (identity_id) WHERE identity_id IS NOT NULL DO NOTHING",
            (identity_id, conversation_id, _by(deed), tx.stored(deed.at)),
        )
        write_deed_down(tx, "blocklist.added", f"identity:{identity_id}", deed, {"client": client_id})
    _tell(tx, deed.at)


def block_account(tx: Transaction, identity_id: int, reason: str, deed: Deed) -> int:
    """The entry's id; of an account that is blocked already the one that there is. Raises OknoError
    identity_not_found."""
    lock = "" if tx.on_sqlite else " FOR NO KEY UPDATE"
    found = tx.run(f"SELECT client_id FROM identities WHERE id = ?{lock}", (identity_id,)).one_or_none()
    if found is None:
        raise not_found("identity")
    known = tx.run("SELECT id FROM blocklist WHERE identity_id = ?", (identity_id,)).scalar()
    if known is not None:
        return int(known)
    tx.run("UPDATE identities SET blocked_at = ? WHERE id = ?", (tx.stored(deed.at), identity_id))
    entry_id = tx.run(
        "INSERT INTO blocklist (kind, identity_id, reason, operator_id, at) VALUES ('identity', ?, ?, ?, ?)"
        " RETURNING id",
        (identity_id, reason, _by(deed), tx.stored(deed.at)),
    ).scalar_one()
    write_deed_down(tx, "blocklist.added", f"identity:{identity_id}", deed, {"client": found[0]})
    _tell(tx, deed.at)
    return int(entry_id)


def unblock_with(tx: Transaction, conversation_id: int, client_id: int, deed: Deed) -> int:
    """The accounts of its client, and the addresses that were blocked with it: by whoever does this, or all of them
    where they may settle such things. How many."""
    count = 0
    may_settle = deed.by is None or deed.by.may("settings.manage")
    entries = tx.run(
        "SELECT id, network, operator_id FROM blocklist WHERE conversation_id = ? OR identity_id IN"
        " (SELECT id FROM identities WHERE client_id = ?) ORDER BY id",
        (conversation_id, client_id),
    ).all()
    for entry_id, network, blocked_by in entries:
        if network is None or may_settle or blocked_by == _by(deed):
            unblock(tx, int(entry_id), deed)
            count += 1
    return count


def unblock(tx: Transaction, entry_id: int, deed: Deed) -> None:
    """Raises OknoError blocked_not_found."""
    row = tx.run(
        "DELETE FROM blocklist WHERE id = ? RETURNING identity_id, network", (entry_id,)
    ).one_or_none()
    if row is None:
        raise not_found("blocked")
    if row[0] is not None:
        tx.run("UPDATE identities SET blocked_at = NULL WHERE id = ?", (row[0],))
    details = {"identity": row[0], "network": row[1]}
    write_deed_down(tx, "blocklist.removed", f"blocked:{entry_id}", deed, details)
    _tell(tx, deed.at)


def blocklist_entries(connection: Connection) -> tuple[BlocklistEntry, ...]:
    """Newest first."""
    rows = connection.execute(
        select(
            Blocked.id,
            Blocked.kind,
            Blocked.network,
            Blocked.reason,
            Blocked.identity_id,
            Blocked.operator_id,
            Blocked.at,
            Identity.external_id,
            Identity.name.label("account_name"),
            Client.id.label("client_id"),
            func.coalesce(Client.given_name, Client.name).label("client_name"),
            Client.picture_key,
        )
        .outerjoin(Identity, Identity.id == Blocked.identity_id)
        .outerjoin(Client, Client.id == Identity.client_id)
        .order_by(Blocked.id.desc())
        .limit(1_000)
    )
    return tuple(
        BlocklistEntry(
            id=row.id,
            kind=row.kind,
            value=row.network or row.account_name or row.external_id or "",
            client=None
            if row.client_id is None
            else ClientBrief.model_validate(
                client_brief(row.client_id, Face(row.client_name, row.picture_key))
            ),
            identity_id=row.identity_id,
            by=row.operator_id,
            at=row.at,
            reason=row.reason,
        )
        for row in rows
    )


def _by(deed: Deed) -> int | None:
    return deed.by.operator_id if deed.by else None


def _tell(tx: Transaction, at: datetime) -> None:
    count = tx.run("SELECT count(*) FROM blocklist").scalar_one()
    tx.log(blocklist_changed.entry({"count": int(count)}, at))
