"""What a message says of its author in passing: a new name, where they write from, that they can be reached again."""

from collections.abc import Iterable
from datetime import datetime

from app.clients.announcing import announce_client
from app.clients.picture_sources import hear_of_picture
from app.clients.records import Author, Person, search_name
from app.db.transaction import Transaction

BROWSER_LEFT = "browser_left"
"""Why an account of a browser that was signed out cannot be reached: nobody will ever look there again."""


def notice_profiles(tx: Transaction, pairs: Iterable[tuple[Person, Author]], at: datetime) -> None:
    for person, author in pairs:
        renamed = _is_renamed(person, author)
        if renamed:
            _rename(tx, person, author)
        if author.picture is not None and author.picture != person.picture_source:
            person.picture_source = author.picture
            hear_of_picture(tx, person.identity_id, author.picture, at)
        if _moves(tx, person, author) or renamed:
            announce_client(tx, person.client_id, at)


def set_reachable(
    tx: Transaction, identity_id: int, *, reachable: bool, code: str | None, at: datetime
) -> None:
    """Remember whether the person lets us write to them here, and tell if that is new."""
    client_id = tx.run(
        "UPDATE identities SET reachable = ?, unreachable_code = ? WHERE id = ? AND reachable <> ?"
        " RETURNING client_id",
        (reachable, None if reachable else code, identity_id, reachable),
    ).scalar()
    if client_id is not None:
        announce_client(tx, client_id, at)


def _moves(tx: Transaction, person: Person, author: Author) -> bool:
    """Whether people see a difference: the address itself is nobody's business."""
    new, old = author.place, person.place
    if new is None or new == old:
        return False
    tx.run(
        "UPDATE identities SET address = ?, line = ?, answer_by = ? WHERE id = ?",
        (new.address, new.line, tx.stored(new.answer_by) if new.answer_by else None, person.identity_id),
    )
    person.place = new
    return old is None or (new.line, new.answer_by) != (old.line, old.answer_by)


def _is_renamed(person: Person, author: Author) -> bool:
    new_name = bool(author.name) and author.name != person.identity_name
    return new_name or (author.username is not None and author.username != person.username)


def _rename(tx: Transaction, person: Person, author: Author) -> None:
    old_name = person.identity_name
    person.identity_name = author.name or old_name
    person.username = author.username or person.username
    tx.run(
        "UPDATE identities SET name = ?, username = ? WHERE id = ?",
        (person.identity_name, person.username, person.identity_id),
    )
    client_id, client_name, given_name = tx.run(
        "SELECT c.id, c.name, c.given_name FROM identities AS i"
        " JOIN clients AS c ON c.id = coalesce(i.home_client_id, i.client_id) WHERE i.id = ?",
        (person.identity_id,),
    ).one()
    # The client is called as the identity was; names from other channels are left alone.
    if client_name in {old_name, "", f"@{person.username}"}:
        client_name = person.identity_name or client_name
    if client_id == person.client_id:
        person.client_name = client_name
    tx.run(
        "UPDATE clients SET name = ?, search_name = ? WHERE id = ?",
        (
            client_name,
            search_name(given_name, client_name, person.identity_name, person.username),
            client_id,
        ),
    )
