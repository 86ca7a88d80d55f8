"""An account, or a range of messages of a shared account, turns out to be somebody else's.

What goes over gets a client of its own, who may be joined into another one at once. Undoing takes both steps back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.access.audit import write_down
from app.clients.pictures import refresh_picture
from app.clients.records import search_name
from app.conversations.finding import face_of
from app.db.transaction import Transaction
from app.gluing.acts import write_act
from app.gluing.evidence import Evidence
from app.gluing.forbids import refuse_moving
from app.gluing.forest import hold
from app.gluing.glue import join
from app.gluing.lines import write_line
from app.gluing.matters import Matters
from app.gluing.parting import hand_on_marks
from app.gluing.rehoming import mark_rehomed
from app.gluing.splitting import split_off
from app.gluing.telling import tell_regrouped, tell_rows
from app.kit.errors import OknoError, not_found


@dataclass(slots=True)
class Going:
    """What leaves: an account with its strands, or a strand made of some messages."""

    act: str
    identity_id: int
    client_id: int
    """Whose it was: the root."""
    strands: list[int] = field(default_factory=list)
    remembered: dict[str, Any] = field(default_factory=dict)


def move_identity(
    tx: Transaction,
    identity_id: int,
    to: int | None,
    *,
    by: int | None,
    at: datetime,
    address: str | None = None,
) -> int:
    """The act's id. `to` none: the account becomes a client of its own.

    Raises OknoError identity_not_found, client_not_found, same_client, only_account, glue_forbidden.
    """
    owner = _held_owner(tx, identity_id, to)
    if to is None and not _has_another_account(tx, owner, identity_id):
        raise OknoError("only_account", 409)
    refuse_moving(tx, identity_id, to)
    home = _home(tx, identity_id)
    going = Going("move_identity", identity_id, owner)
    splinter = _splinter(tx, identity_id)
    # Messages of the account that were given to somebody else stay with them.
    of_home = "identity_id = ? AND client_id = ? AND coalesce(home_client_id, client_id) = ?"
    going.strands = tx.run(
        f"SELECT id FROM strands WHERE {of_home} ORDER BY id", (identity_id, owner, home)
    ).scalars()
    going.remembered = {"identity": [identity_id, home], "strands": going.strands}
    tx.run("UPDATE identities SET client_id = ?, home_client_id = NULL WHERE id = ?", (splinter, identity_id))
    tx.run(
        f"UPDATE strands SET client_id = ?, home_client_id = NULL WHERE {of_home}",
        (splinter, identity_id, owner, home),
    )
    take_contact_points(tx, identity_id, home, splinter)
    return _go(tx, going, splinter, to, by, at, address)


def move_messages(
    tx: Transaction,
    client_id: int,
    first_id: int,
    last_id: int,
    to: int | None,
    *,
    by: int | None,
    at: datetime,
    address: str | None = None,
) -> int:
    """The act's id. The range is that of one strand, both ends included, whichever of them is named first.

    Raises OknoError client_not_found, message_not_found, not_one_account, same_client, glue_forbidden.
    """
    owner = hold(tx, [client_id, *([to] if to is not None else [])])[client_id]
    first, last = _place(tx, owner, first_id), _place(tx, owner, last_id)
    if (last.order_at, last_id) < (first.order_at, first_id):
        first, first_id, last, last_id = last, last_id, first, first_id
    if first.strand_id != last.strand_id or first.identity_id is None:
        raise OknoError("not_one_account", 422)
    _refuse_same(tx, owner, to)
    going = Going("move_messages", first.identity_id, owner)
    splinter = _splinter(tx, first.identity_id)
    (strand_id,) = tx.take_ids("strands", 1)
    tx.run(
        "INSERT INTO strands (id, client_id, identity_id, created_at) VALUES (?, ?, ?, ?)",
        (strand_id, splinter, first.identity_id, tx.stored(at)),
    )
    tx.run(
        "UPDATE messages SET strand_id = ? WHERE strand_id = ? AND (order_at, id) >= (?, ?)"
        " AND (order_at, id) <= (?, ?)",
        (strand_id, first.strand_id, first.order_at, first_id, last.order_at, last_id),
    )
    going.strands = [strand_id]
    going.remembered = {"strand": [strand_id, first.strand_id]}
    return _go(tx, going, splinter, to, by, at, address)


def _go(
    tx: Transaction,
    going: Going,
    splinter: int,
    to: int | None,
    by: int | None,
    at: datetime,
    address: str | None,
) -> int:
    (after,) = tx.take_ids("messages", 1)
    matters = Matters.of(tx, (going.client_id,))
    parts = split_off(tx, matters, going.strands, splinter, after, at)
    mark_rehomed(tx, going.strands, after)
    matters.settle(after, at)
    tell_rows(tx, matters.save(), at)
    hand_on_marks(tx, matters, at)
    refresh_picture(tx, going.client_id)
    refresh_picture(tx, splinter)
    joined: Mapping[str, Any] | None = None
    into, theirs = splinter, list(parts.values())
    if to is not None:
        into = hold(tx, (to,))[to]
        joined, _ = join(tx, splinter, into, at)
    moved = going.remembered | {
        "client": splinter,
        "after": after,
        "parts": sorted(parts.items()),
        "joined": joined,
    }
    glue_id = write_act(tx, going.act, Evidence("operator"), going.client_id, into, moved, by, at)
    told = {"glue": glue_id, "from": going.client_id, "identity": going.identity_id}
    write_down(tx, f"client.{_DEED[going.act]}", f"client:{into}", at, by=by, address=address, details=told)
    _write_lines(tx, going, into, glue_id, by, at)
    tell_regrouped(tx, glue_id, {going.client_id: (), into: theirs}, {splinter: into} if joined else {}, at)
    return glue_id


_DEED = {"move_identity": "identity_moved", "move_messages": "messages_moved"}


def _write_lines(
    tx: Transaction, going: Going, into: int, glue_id: int, by: int | None, at: datetime
) -> None:
    account = _account_name(tx, going.identity_id)
    for client_id, other, way in ((going.client_id, into, "away"), (into, going.client_id, "here")):
        line = {
            "code": f"{_DEED[going.act]}_{way}",
            "name": face_of(tx, other).name,
            "account": account,
            "glue_id": str(glue_id),
        }
        write_line(tx, client_id, line, by, at)


def _splinter(tx: Transaction, identity_id: int) -> int:
    """A client made of the account as its channel describes it."""
    (client_id,) = tx.take_ids("clients", 1)
    name, username, language, created_at = tx.run(
        "SELECT name, username, language, created_at FROM identities WHERE id = ?", (identity_id,)
    ).one()
    shown = name or (f"@{username}" if username else "")
    tx.run(
        "INSERT INTO clients (id, name, search_name, language, created_at) VALUES (?, ?, ?, ?, ?)",
        (client_id, shown, search_name(name, username), language, created_at),
    )
    return int(client_id)


def _held_owner(tx: Transaction, identity_id: int, to: int | None) -> int:
    while True:
        owner = _owner(tx, identity_id)
        hold(tx, [owner, *([to] if to is not None else [])])
        if owner == _owner(tx, identity_id):
            _refuse_same(tx, owner, to)
            return owner


def _refuse_same(tx: Transaction, owner: int, to: int | None) -> None:
    if to is not None and hold(tx, (to,))[to] == owner:
        raise OknoError("same_client", 409)


def _owner(tx: Transaction, identity_id: int) -> int:
    found = tx.run("SELECT client_id FROM identities WHERE id = ?", (identity_id,)).scalar()
    if found is None:
        raise not_found("identity")
    return int(found)


def _home(tx: Transaction, identity_id: int) -> int:
    return int(
        tx.run(
            "SELECT coalesce(home_client_id, client_id) FROM identities WHERE id = ?", (identity_id,)
        ).scalar_one()
    )


def _has_another_account(tx: Transaction, client_id: int, identity_id: int) -> bool:
    found = tx.run("SELECT 1 FROM identities WHERE client_id = ? AND id <> ?", (client_id, identity_id))
    return found.first() is not None


def _account_name(tx: Transaction, identity_id: int) -> str:
    name, username = tx.run("SELECT name, username FROM identities WHERE id = ?", (identity_id,)).one()
    return str(name or username or "")


def take_contact_points(tx: Transaction, identity_id: int, home: int, to: int) -> None:
    """A number goes with the account that proved it, unless it is known there already."""
    tx.run(
        "UPDATE contact_points SET client_id = ? WHERE identity_id = ? AND client_id = ? AND NOT EXISTS"
        " (SELECT 1 FROM contact_points AS known WHERE known.client_id = ?"
        " AND known.kind = contact_points.kind AND known.value = contact_points.value)",
        (to, identity_id, home, to),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    strand_id: int
    order_at: Any
    identity_id: int | None


def _place(tx: Transaction, client_id: int, message_id: int) -> _Place:
    row = tx.run(
        "SELECT m.strand_id, m.order_at, s.identity_id FROM messages AS m JOIN strands AS s ON s.id = m.strand_id"
        " WHERE m.id = ? AND s.client_id = ?",
        (message_id, client_id),
    ).one_or_none()
    if row is None:
        raise not_found("message")
    return _Place(*row)
