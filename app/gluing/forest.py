"""Clients form a forest: whoever was glued hangs on the one who took their history over, at the top stands the root."""

from collections.abc import Iterable

from app.db.transaction import Transaction
from app.kit.errors import not_found


def root_of(tx: Transaction, client_id: int) -> int:
    """Who holds the history of this client now. Raises OknoError client_not_found."""
    found = tx.run("SELECT coalesce(root_id, id) FROM clients WHERE id = ?", (client_id,)).scalar()
    if found is None:
        raise not_found("client")
    return int(found)


def subtree_of(tx: Transaction, client_id: int) -> list[int]:
    """The client and everybody who hangs on them, rising."""
    rows = tx.run(
        "WITH RECURSIVE hanging(id) AS (SELECT ? UNION"
        " SELECT c.id FROM clients AS c JOIN hanging AS h ON c.glued_into_id = h.id)"
        " SELECT id FROM hanging ORDER BY id"
        if tx.on_sqlite
        else "WITH RECURSIVE hanging(id) AS (SELECT ?::bigint UNION"
        " SELECT c.id FROM clients AS c JOIN hanging AS h ON c.glued_into_id = h.id)"
        " SELECT id FROM hanging ORDER BY id",
        (client_id,),
    )
    return [int(client) for client in rows.scalars()]


def hang(tx: Transaction, absorbed: int, into: int) -> None:
    """Both are roots."""
    tx.run("UPDATE clients SET root_id = ? WHERE root_id = ?", (into, absorbed))
    tx.run("UPDATE clients SET glued_into_id = ?, root_id = ? WHERE id = ?", (into, into, absorbed))


def take_down(tx: Transaction, client_id: int) -> list[int]:
    """Make the client a root again, and answer who comes along, the client included."""
    tx.run("UPDATE clients SET glued_into_id = NULL, root_id = NULL WHERE id = ?", (client_id,))
    subtree = subtree_of(tx, client_id)
    others = [other for other in subtree if other != client_id]
    if others:
        tx.run(
            f"UPDATE clients SET root_id = ? WHERE id IN ({', '.join('?' * len(others))})",
            (client_id, *others),
        )
    return subtree


def hold(tx: Transaction, client_ids: Iterable[int]) -> dict[int, int]:
    """The root of each, held until the transaction ends: first the roots' identities, then the clients, each by
    rising id, as everybody does. Raises OknoError client_not_found."""
    wanted = sorted(set(client_ids))
    while True:
        roots = {client_id: root_of(tx, client_id) for client_id in wanted}
        if tx.on_sqlite:
            return roots
        tops = sorted(set(roots.values()))
        tx.run("SELECT id FROM identities WHERE client_id = ANY(?) ORDER BY id FOR UPDATE", (tops,))
        tx.run("SELECT id FROM clients WHERE id = ANY(?) ORDER BY id FOR UPDATE", (sorted({*wanted, *tops}),))
        # Somebody may have glued one of them while we waited.
        if roots == {client_id: root_of(tx, client_id) for client_id in wanted}:
            return roots
