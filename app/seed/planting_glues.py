"""How two accounts came to be one client: who was taken over, by whom, and on what evidence. Each act can be undone, as
if the house itself had glued them."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from app.clients.records import search_name
from app.conversations.lines import line_in
from app.conversations.opening import conversation_by_id
from app.db.setwise import InsertRows
from app.db.tables import Client
from app.db.transaction import Transaction
from app.gluing.acts import write_act
from app.gluing.evidence import Evidence
from app.gluing.rehoming import mark_rehomed
from app.seed import roles
from app.seed.planting_people import Account, Person

_TAKEN_OVER = InsertRows(
    Client, ("id", "name", "search_name", "language", "glued_into_id", "root_id", "created_at")
)


def plant_glues(
    tx: Transaction, people: Iterable[Person], operators: Mapping[str, int], now: datetime
) -> None:
    acts = [(person, glue) for person in people for glue in person.role.glues]
    ids = tx.take_ids("clients", len(acts))
    with_ids = [(*act, client_id) for act, client_id in zip(acts, ids, strict=True)]
    _TAKEN_OVER(tx, [_taken_over(*act) for act in with_ids])
    for person, glue, client_id in with_ids:
        _plant(tx, person, glue, client_id, operators, now)


def _taken_over(person: Person, glue: roles.Glue, client_id: int) -> tuple[Any, ...]:
    account = person.accounts[glue.identity]
    name, username = account.role.display_name, account.role.username
    language = person.role.language
    return client_id, name, search_name(name, username), language, person.id, person.id, account.since


def _plant(
    tx: Transaction,
    person: Person,
    glue: roles.Glue,
    client_id: int,
    operators: Mapping[str, int],
    now: datetime,
) -> None:
    account, at = person.accounts[glue.identity], glue.at.on(now).astimezone(UTC)
    after = tx.run("SELECT max(id) FROM messages WHERE arrived_at <= ?", (tx.stored(at),)).scalar() or 0
    _send_home(tx, account, client_id)
    moved = {"after": after, "identities": 1, "conversations": 0, "meeting": None}
    by = operators[glue.by] if glue.by else None
    act = write_act(tx, "glue", Evidence(glue.evidence), client_id, person.id, moved, by, at)
    line = {
        "code": "glued",
        "name": account.role.display_name,
        "evidence": glue.evidence,
        "glue_id": str(act),
    }
    _tell(tx, person.id, line, by, at)


def _tell(tx: Transaction, client_id: int, line: Mapping[str, str], by: int | None, at: datetime) -> None:
    """In the matter of that day; nobody looks yet who would have to hear of it."""
    conversation_id = tx.run(
        "SELECT id FROM conversations WHERE client_id = ? AND created_at <= ?"
        " ORDER BY created_at DESC, id DESC LIMIT 1",
        (client_id, tx.stored(at)),
    ).scalar()
    conversation = conversation_by_id(tx, conversation_id) if conversation_id is not None else None
    if conversation is not None:
        heard_so_far = len(tx.entries)
        line_in(tx, conversation, line, by, at)
        del tx.entries[heard_so_far:]


def _send_home(tx: Transaction, account: Account, client_id: int) -> None:
    """The account was born with the client who was taken over. What it said lies in matters of both from the start."""
    for table, row_id in (("identities", account.id), ("strands", account.strand_id)):
        tx.run(f"UPDATE {table} SET home_client_id = ? WHERE id = ?", (client_id, row_id))
    newest = tx.run("SELECT max(id) FROM messages").scalar_one()
    mark_rehomed(tx, [account.strand_id], newest + 1, account.since.astimezone(UTC))
