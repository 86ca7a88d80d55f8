"""Reading channels."""

from typing import Any

from sqlalchemy import Connection, Row, func, select, text

from app.channels.kinds import INSTALLED, MUTE, Registry, capabilities_card
from app.channels.records import read_account
from app.channels.schemas import ChannelCard
from app.db.tables import Channel, ChannelLine, ChannelProgress, Delivery
from app.db.tables.delivery import HOLDING
from app.kit.json import loads
from connectors.registry import ConnectorUnavailable

_COLUMNS = (
    select(
        Channel.id,
        Channel.kind,
        Channel.name,
        Channel.public_key,
        Channel.state,
        Channel.settings,
        Channel.account,
        Channel.error_code,
        Channel.error_detail,
        Channel.on_refusal,
        Channel.file_limit,
        ChannelProgress.last_contact_at,
    )
    .join(ChannelProgress, ChannelProgress.channel_id == Channel.id, isouter=True)
    .where(Channel.removed_at.is_(None))
)


def channel_cards(connection: Connection, among: Registry = INSTALLED) -> list[ChannelCard]:
    """All that have not been removed, in the order they came."""
    queued, closed = _queued(connection), _closed_lines(connection)
    rows = connection.execute(_COLUMNS.order_by(Channel.id))
    return [_card(row, queued.get(row.id, 0), closed.get(row.id, {}), among) for row in rows]


def channel_card(connection: Connection, channel_id: int, among: Registry = INSTALLED) -> ChannelCard | None:
    """None when there is none, or it has been removed."""
    row = connection.execute(_COLUMNS.where(Channel.id == channel_id)).one_or_none()
    if row is None:
        return None
    queued, closed = _queued(connection, channel_id), _closed_lines(connection, channel_id)
    return _card(row, queued.get(channel_id, 0), closed.get(channel_id, {}), among)


def _queued(connection: Connection, channel_id: int | None = None) -> dict[int, int]:
    waiting = (
        select(Delivery.channel_id, func.count())
        # To the letter as the index says it: then only what has not gone is looked at.
        .where(text(HOLDING))
        .group_by(Delivery.channel_id)
    )
    if channel_id is not None:
        waiting = waiting.where(Delivery.channel_id == channel_id)
    return {row[0]: row[1] for row in connection.execute(waiting)}


def _closed_lines(connection: Connection, channel_id: int | None = None) -> dict[int, dict[str, str]]:
    closed = select(ChannelLine.channel_id, ChannelLine.line, ChannelLine.code).where(
        ChannelLine.is_open.is_(False)
    )
    if channel_id is not None:
        closed = closed.where(ChannelLine.channel_id == channel_id)
    found: dict[int, dict[str, str]] = {}
    for row in connection.execute(closed):
        found.setdefault(row.channel_id, {})[row.line] = row.code
    return found


def _card(
    row: Row[*tuple[Any, ...]], queued: int, closed_lines: dict[str, str], among: Registry
) -> ChannelCard:
    state, error_code, error_detail = row.state, row.error_code, row.error_detail
    title, capabilities = {"ru": row.kind, "en": row.kind}, MUTE
    try:
        connector = among.load(row.kind)
        title, capabilities = dict(connector.title), connector.capabilities
    except ConnectorUnavailable as failure:
        state, error_code, error_detail = "absent", failure.code, failure.detail
    account = read_account(row.account)
    return ChannelCard(
        id=row.id,
        kind=row.kind,
        name=row.name,
        public_key=row.public_key,
        state=state,
        error_code=error_code,
        error_detail=error_detail,
        last_contact_at=row.last_contact_at,
        account_name=account.name if account else None,
        account_link=account.link if account else None,
        title=title,
        capabilities=capabilities_card(capabilities),
        settings=loads(row.settings),
        queued=queued,
        closed_lines=closed_lines,
        on_refusal=row.on_refusal,
        file_limit=row.file_limit,
    )
