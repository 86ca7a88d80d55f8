"""Somebody at a browser gets an account here, once there is something to be kept in it."""

from collections.abc import Mapping
from datetime import datetime

from app.clients.identity import people_of
from app.clients.records import Author, Person, Place
from app.clients.signed_facts import keep_signed_facts
from app.db.transaction import Transaction
from app.kit.text import storable_name


def meet_visitor(
    tx: Transaction,
    channel_id: int,
    external_id: str,
    claims: Mapping[str, str] | None,
    language: str | None,
    at: datetime,
) -> Person:
    """The account, made or brought in line with what the site says now. `claims` are of a user whom it has signed."""
    name = storable_name((claims or {}).get("name", ""))
    author = Author(channel_id, external_id, name, language=language, place=Place(external_id))
    person = people_of(tx, [author], at)[author.key]
    if claims is not None:
        email, phone = claims.get("email", ""), claims.get("phone", "")
        keep_signed_facts(tx, person.identity_id, claims["id"], email, phone, at)
    return person
