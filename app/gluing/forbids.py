"""What speaks against gluing: certain evidence that two are different people, or somebody's word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.db.transaction import Transaction
from app.gluing.apart import are_said_apart
from app.gluing.forest import root_of
from app.kit.errors import OknoError, not_found

Code = Literal["same_client", "different_signed_users", "different_own_numbers", "group", "said_to_differ"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One that is `final` forbids gluing altogether; another forbids it to the house, and warns a person."""

    code: Code
    final: bool
    params: Mapping[str, str] = field(default_factory=dict)


def forbids(tx: Transaction, one: int, other: int, *, by_person: bool = False) -> Conflict | None:
    """The first thing that stands against joining two clients. A person may pass by what is not final."""
    found = (conflict for conflict in conflicts_between(tx, one, other) if conflict.final or not by_person)
    return next(found, None)


def conflicts_between(tx: Transaction, one: int, other: int) -> Iterator[Conflict]:
    """Of the clients who hold the two histories now. Raises OknoError client_not_found."""
    one, other = root_of(tx, one), root_of(tx, other)
    if one == other:
        yield Conflict("same_client", final=True)
        return
    yield from _different_signed_users(tx, one, other)
    yield from _different_own_numbers(tx, one, other)
    if _is_group(tx, one) != _is_group(tx, other):
        yield Conflict("group", final=False)
    if are_said_apart(tx, one, other):
        yield Conflict("said_to_differ", final=False)


def against_moving(tx: Transaction, identity_id: int, to: int) -> Iterator[Conflict]:
    """What stands against an account, or words said through it, being those of another client. What else its owner has
    does not count: it stays where it is. Raises OknoError identity_not_found, client_not_found."""
    row = tx.run(
        "SELECT coalesce(home_client_id, client_id), is_group FROM identities WHERE id = ?", (identity_id,)
    ).one_or_none()
    if row is None:
        raise not_found("identity")
    home, is_group = row
    other = root_of(tx, to)
    yield from _differing(tx, _SIGNED, identity_id, other, "different_signed_users", of="id")
    yield from _differing(tx, _NUMBERS, identity_id, other, "different_own_numbers", of="id")
    if bool(is_group) != _is_group(tx, other):
        yield Conflict("group", final=False)
    if are_said_apart(tx, home, other):
        yield Conflict("said_to_differ", final=False)


def refuse_moving(tx: Transaction, identity_id: int, to: int | None) -> None:
    """A new client, `to` none, is always free. Raises OknoError glue_forbidden (the objection's code is its detail)."""
    against = against_moving(tx, identity_id, to) if to is not None else ()
    final = next((conflict for conflict in against if conflict.final), None)
    if final is not None:
        raise OknoError("glue_forbidden", 409, detail=final.code)


def _different_signed_users(tx: Transaction, one: int, other: int) -> Iterator[Conflict]:
    """A site knows its own users: two of them are two people."""
    yield from _differing(tx, _SIGNED, one, other, "different_signed_users")


def _different_own_numbers(tx: Transaction, one: int, other: int) -> Iterator[Conflict]:
    """A messenger gives one number one account."""
    yield from _differing(tx, _NUMBERS, one, other, "different_own_numbers")


_SIGNED = "SELECT i.channel_id, i.signed_as FROM identities AS i WHERE i.{} = ? AND i.signed_as IS NOT NULL"
_NUMBERS = (
    "SELECT ch.kind, p.value FROM identities AS i JOIN channels AS ch ON ch.id = i.channel_id"
    " JOIN contact_points AS p ON p.client_id = coalesce(i.home_client_id, i.client_id)"
    " AND p.identity_id = i.id"
    " WHERE i.{} = ? AND p.kind = 'phone' AND p.proof = 'channel'"
)


def _differing(
    tx: Transaction, sql: str, one: int, other: int, code: Code, *, of: str = "client_id"
) -> Iterator[Conflict]:
    """`of` is the column of accounts that `one` is looked for in; `other` is a client."""
    mine, theirs = _by_place(tx, sql.format(of), one), _by_place(tx, sql.format("client_id"), other)
    for place in sorted(mine.keys() & theirs.keys(), key=str):
        if not mine[place] & theirs[place]:
            params = {"one": min(mine[place]), "other": min(theirs[place])}
            yield Conflict(code, final=True, params=params)
            return


def _by_place(tx: Transaction, sql: str, client_id: int) -> dict[object, set[str]]:
    found: dict[object, set[str]] = {}
    for place, value in tx.run(sql, (client_id,)):
        found.setdefault(place, set()).add(value)
    return found


def _is_group(tx: Transaction, client_id: int) -> bool:
    found = tx.run("SELECT 1 FROM identities WHERE client_id = ? AND is_group = ?", (client_id, True))
    return found.first() is not None
