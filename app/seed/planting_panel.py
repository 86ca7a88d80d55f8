"""What the panel beside a thread tells of a client: contacts, tags, pages they looked at."""

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import select

from app.db.setwise import InsertRows
from app.db.tables import ClientTag, ContactPoint, Tag, Visit
from app.db.transaction import Transaction
from app.kit.json import dumps
from app.seed import roles
from app.seed.planting_people import Person

_CONTACT_POINTS = InsertRows(ContactPoint, ("client_id", "kind", "value", "proof", "source", "created_at"))
_TAGS = InsertRows(Tag, ("name",), unless=("name",))
_CLIENT_TAGS = InsertRows(ClientTag, ("client_id", "tag_id"))
_VISITS = InsertRows(Visit, ("channel_id", "visitor", "url", "title", "referrer", "labels", "language", "at"))


def plant_panels(tx: Transaction, people: Iterable[Person], now: datetime) -> None:
    known = list(people)
    _plant_contact_points(tx, known)
    _plant_tags(tx, known)
    _plant_visits(tx, known, now)


def _plant_contact_points(tx: Transaction, people: list[Person]) -> None:
    _CONTACT_POINTS(
        tx,
        [
            (person.id, point.kind, point.value, _proof_of(point), point.how, person.since)
            for person in people
            for point in person.role.contact_points
        ],
    )


def _proof_of(point: roles.ContactPoint) -> str:
    if point.proof == "claimed":
        return "claimed"
    return "channel" if point.how == "messenger_contact" else "operator"


def _plant_tags(tx: Transaction, people: list[Person]) -> None:
    names = dict.fromkeys(tag for person in people for tag in person.role.tags)
    _TAGS(tx, [(name,) for name in names])
    ids = {row.name: row.id for row in tx.connection.execute(select(Tag.name, Tag.id))}
    _CLIENT_TAGS(tx, [(person.id, ids[tag]) for person in people for tag in person.role.tags])


def _plant_visits(tx: Transaction, people: list[Person], now: datetime) -> None:
    seen = [
        (visit.at.on(now).astimezone(UTC), person.accounts[visit.identity], person.role.language, visit)
        for person in people
        for visit in person.role.visits
    ]
    _VISITS(
        tx,
        [
            (
                account.channel_id,
                account.external_id,
                visit.url,
                visit.title,
                visit.referrer,
                dumps(visit.utm),
                language,
                at,
            )
            for at, account, language, visit in sorted(seen, key=lambda one: one[0])
        ],
    )
