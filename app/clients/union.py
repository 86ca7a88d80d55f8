"""One card of several clients who turned out to be one: each keeps what was known of them, and it is shown together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from app.clients.schemas import FieldChoice, FieldValue
from app.db.tables import Client, Glue, Identity
from app.kit.json import loads


@dataclass(frozen=True, slots=True)
class Member:
    """A client as they were before anything was glued."""

    id: int
    name: str
    given_name: str | None
    picture_key: str | None
    language: str | None
    note: str | None
    attributes: Mapping[str, str]

    def fields(self) -> dict[str, str | None]:
        own = {"name": self.name, "given_name": self.given_name, "note": self.note, "language": self.language}
        return own | {f"attributes.{key}": value for key, value in self.attributes.items()}


def members_of(connection: Connection, client_id: int) -> tuple[Member, ...]:
    """The root of the client, then whose history it holds, in the order they came; empty for an unknown client."""
    top = connection.execute(select(Client.root_id).where(Client.id == client_id)).scalar() or client_id
    rows = connection.execute(
        select(
            Client.id,
            Client.name,
            Client.given_name,
            Client.picture_key,
            Client.language,
            Client.note,
            Client.attributes,
        )
        .where(or_(Client.id == top, Client.root_id == top))
        .order_by(Client.id)
    ).all()
    members = [Member(*row[:-1], attributes=loads(row.attributes)) for row in rows]
    return tuple(sorted(members, key=lambda member: (member.id != top, member.id)))


def taken_over(connection: Connection, others: Sequence[Member]) -> tuple[Member, ...]:
    """Without those whom a move had made, and who were left with nothing of their own when it was taken back."""
    ids = [other.id for other in others]
    glued = select(Glue.from_client_id.label("id")).where(
        Glue.from_client_id.in_(ids), Glue.act == "glue", Glue.undone_at.is_(None)
    )
    # Accounts of theirs hang on the root now, and remember whose they were born.
    root = select(Client.root_id).where(Client.id.in_(ids))
    at_home = select(Identity.home_client_id.label("id")).where(
        Identity.client_id.in_(root), Identity.home_client_id.in_(ids)
    )
    known = set(connection.execute(glued.union(at_home)).scalars()) if ids else set()
    return tuple(other for other in others if other.id in known or other.note)


def attributes_together(members: Sequence[Member]) -> dict[str, str]:
    """What the root says goes before; what it left empty on purpose hides what others say."""
    together: dict[str, str] = {}
    for member in members:
        for key, value in member.attributes.items():
            together.setdefault(key, value)
    return {key: value for key, value in together.items() if value}


def choices_between(members: Sequence[Member]) -> tuple[FieldChoice, ...]:
    """Where several say different things, each with whose it was."""
    values: dict[str, list[FieldValue]] = {}
    for member in members:
        for field, value in member.fields().items():
            if value:
                values.setdefault(field, []).append(FieldValue(client_id=member.id, value=value))
    return tuple(
        FieldChoice(field=field, values=tuple(said))
        for field, said in values.items()
        if len({one.value for one in said}) > 1
    )
