"""Reading who is here, and where somebody has been."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, or_, select, tuple_

from app.clients.records import Face, client_brief
from app.clients.schemas import ClientBrief
from app.db.tables import Client, Identity, Message, Strand, Visit, VisitorSession
from app.kit.errors import not_found
from app.kit.json import loads
from app.kit.paging import cursor_of, read_cursor
from app.visitors.roster import Present
from app.visitors.schemas import DeviceCard, FirstWordsPut, PageCard, PageVisit, PageVisits, VisitorCard

PAGE = 50
MOST_SHOWN = 500
_AT_ONCE = 400
"""Names asked for in one statement."""


def visits_of_client(connection: Connection, client_id: int, cursor: str | None) -> PageVisits:
    """Over all accounts of a history, also what their browsers saw before their users were signed. Raises OknoError
    client_not_found, bad_cursor."""
    root = connection.execute(
        select(func.coalesce(Client.root_id, Client.id)).where(Client.id == client_id)
    ).scalar()
    if root is None:
        raise not_found("client")
    accounts = select(Identity.channel_id, Identity.external_id).where(Identity.client_id == root)
    browsers = (
        select(VisitorSession.channel_id, VisitorSession.visitor)
        .join(
            Identity,
            (Identity.channel_id == VisitorSession.channel_id)
            & (Identity.external_id == VisitorSession.user_name),
        )
        .where(Identity.client_id == root)
    )
    place = tuple_(Visit.channel_id, Visit.visitor)
    page = select(Visit).where(or_(place.in_(accounts), place.in_(browsers)))
    if cursor is not None:
        page = page.where(tuple_(Visit.at, Visit.id) < read_cursor(cursor))
    rows = connection.execute(
        page.with_only_columns(*Visit.__table__.c).order_by(Visit.at.desc(), Visit.id.desc()).limit(PAGE + 1)
    ).all()
    shown = rows[:PAGE]
    return PageVisits(
        visits=tuple(
            PageVisit(
                id=row.id,
                channel_id=row.channel_id,
                url=row.url,
                title=row.title,
                referrer=row.referrer,
                labels=loads(row.labels),
                device=_device(row.device),
                language=row.language,
                at=row.at,
                left_at=row.left_at,
            )
            for row in shown
        ),
        next=cursor_of(shown[-1].at, shown[-1].id) if len(rows) > PAGE else None,
    )


def _device(stored: str | None) -> DeviceCard | None:
    return DeviceCard(**loads(stored)) if stored and stored.startswith("{") else None


def visitors_online(
    connection: Connection, people: Mapping[str, Present], writing: frozenset[str]
) -> tuple[VisitorCard, ...]:
    """The newest first."""
    newest = sorted(people.values(), key=lambda one: (one.since, one.ref), reverse=True)[:MOST_SHOWN]
    names = [(one.channel_id, one.visitor) for one in newest]
    known, counts = _known(connection, names), _visits(connection, names)
    cards = []
    for one in newest:
        account = known.get((one.channel_id, one.visitor))
        cards.append(
            VisitorCard(
                ref=one.ref,
                channel_id=one.channel_id,
                identity_id=account[0] if account else None,
                client=account[1] if account else None,
                name=(account[1].name if account else "") or one.name or None,
                page=PageCard(url=one.url, title=one.title),
                referrer=one.referrer,
                labels=one.labels,
                device=DeviceCard(**one.device) if one.device else None,
                language=one.language,
                since=one.since,  # type: ignore[arg-type]  # RFC 3339, which pydantic reads
                visits=counts.get((one.channel_id, one.visitor), 0),
                writing=one.ref in writing,
            )
        )
    return tuple(cards)


Names = Sequence[tuple[int, str]]


def _known(connection: Connection, names: Names) -> dict[tuple[int, str], tuple[int, ClientBrief]]:
    found: dict[tuple[int, str], tuple[int, ClientBrief]] = {}
    for start in range(0, len(names), _AT_ONCE):
        rows = connection.execute(
            select(
                Identity.channel_id,
                Identity.external_id,
                Identity.id,
                Client.id.label("client_id"),
                func.coalesce(Client.given_name, Client.name).label("name"),
                Client.picture_key,
            )
            .join(Client, Client.id == Identity.client_id)
            .where(Identity.external_id.in_([name for _, name in names[start : start + _AT_ONCE]]))
        )
        for row in rows:
            brief = client_brief(row.client_id, Face(row.name, row.picture_key))
            found[row.channel_id, row.external_id] = (row.id, ClientBrief.model_validate(brief))
    return found


def _visits(connection: Connection, names: Names) -> dict[tuple[int, str], int]:
    found: dict[tuple[int, str], int] = {}
    channels = {channel_id for channel_id, _ in names}
    for start in range(0, len(names), _AT_ONCE):
        rows = connection.execute(
            select(Visit.channel_id, Visit.visitor, func.count(Visit.id))
            .where(Visit.channel_id.in_(channels))
            .where(Visit.visitor.in_([name for _, name in names[start : start + _AT_ONCE]]))
            .group_by(Visit.channel_id, Visit.visitor)
        )
        found |= {(row[0], row[1]): row[2] for row in rows}
    return found


def first_words_of(connection: Connection, author_key: str) -> FirstWordsPut | None:
    """What was said under this key before."""
    row = connection.execute(
        select(Message.id, Message.conversation_id, Strand.client_id)
        .join(Strand, Strand.id == Message.strand_id)
        .where(Message.author_key == author_key)
    ).one_or_none()
    if row is None:
        return None
    return FirstWordsPut(client_id=row.client_id, conversation_id=row.conversation_id, message_id=row.id)
