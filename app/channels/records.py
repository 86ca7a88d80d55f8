"""Channels as the house keeps them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, Row, select

from app.channels.schemas import ChannelState
from app.db.tables import Channel
from app.kit.json import dumps, loads
from connectors.contract import Account


@dataclass(frozen=True, slots=True)
class StoredChannel:
    id: int
    kind: str
    name: str
    public_key: str
    state: ChannelState
    settings: str
    """JSON, without secrets."""
    secrets: str
    """Encrypted."""
    account: str
    """JSON."""
    error_code: str | None
    file_limit: int | None = None

    @property
    def shown_settings(self) -> dict[str, str]:
        settings: dict[str, str] = loads(self.settings)
        return settings


def stored_channels(connection: Connection) -> list[StoredChannel]:
    """All that have not been removed, in the order they came."""
    rows = connection.execute(_COLUMNS.where(Channel.removed_at.is_(None)).order_by(Channel.id))
    return _read(rows)


def stored_channel(connection: Connection, channel_id: int) -> StoredChannel | None:
    """None when there is none, or it has been removed."""
    rows = connection.execute(_COLUMNS.where(Channel.id == channel_id, Channel.removed_at.is_(None)))
    return next(iter(_read(rows)), None)


def locked_channel(connection: Connection, channel_id: int) -> StoredChannel | None:
    """As `stored_channel`, kept from others until the end of the transaction."""
    rows = connection.execute(
        _COLUMNS.where(Channel.id == channel_id, Channel.removed_at.is_(None)).with_for_update()
    )
    return next(iter(_read(rows)), None)


def account_text(account: Account) -> str:
    return dumps(asdict(account))


def read_account(text: str) -> Account | None:
    """None of a channel that was never asked."""
    stored = loads(text)
    return Account(**stored) if stored else None


_COLUMNS = select(
    Channel.id,
    Channel.kind,
    Channel.name,
    Channel.public_key,
    Channel.state,
    Channel.settings,
    Channel.secrets,
    Channel.account,
    Channel.error_code,
    Channel.file_limit,
)


def _read(rows: Iterable[Row[*tuple[object, ...]]]) -> list[StoredChannel]:
    return [StoredChannel(**row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name for it
