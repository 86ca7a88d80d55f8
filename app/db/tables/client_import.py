"""Clients that came from other systems, by file."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, key, long
from app.db.tables.client import Client
from app.db.tables.operator import Operator


class ClientRecord(Base):
    """A record of another system, and the client that was made of it. It stays with that client also when the client
    is glued into another."""

    __tablename__ = "client_records"

    source: Mapped[str] = mapped_column(primary_key=True)
    """Which system, or which file."""
    record_id: Mapped[str] = mapped_column(primary_key=True)
    """Its id there; of a row without one, a fingerprint of what it says."""
    client_id: Mapped[int] = mapped_column(ForeignKey(Client.id), index=True)
    content: Mapped[str]
    """Fingerprint of all that the row said last."""
    given: Mapped[str] = mapped_column(server_default="{}")
    """JSON: what the import itself has set, and may therefore change."""
    import_id: Mapped[long | None]
    """Which import wrote it last."""
    row: Mapped[long] = mapped_column(server_default="0")
    """At which row of the file."""
    at: Mapped[datetime]


class ClientImport(Base):
    """One file on its way in. How far it has come is written in the same transaction as the clients."""

    __tablename__ = "client_imports"

    id: Mapped[key]
    name: Mapped[str]
    source: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    file_id: Mapped[long | None]
    """Where the file lies; empty when a command reads it from its own disk, or when it is needed no more."""
    options: Mapped[str]
    """JSON: which column means what, and how the file is read."""
    state: Mapped[str] = mapped_column(index=True)
    """draft, checking, checked, running, done, failed or cancelled."""
    row_count: Mapped[long] = mapped_column(server_default="0")
    row_upto: Mapped[long] = mapped_column(server_default="0")
    """The last row that is done with."""
    counts: Mapped[str] = mapped_column(server_default="{}")
    """JSON: how many rows came to which outcome, and how often each problem was met."""
    error_code: Mapped[str | None]
    error_detail: Mapped[str | None]
    operator_id: Mapped[int | None] = mapped_column(ForeignKey(Operator.id))
    lease_owner: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class ClientImportProblem(Base):
    """Why a row was not taken, or not all of it. Only the first ones of each import are kept."""

    __tablename__ = "client_import_problems"

    id: Mapped[key]
    import_id: Mapped[int] = mapped_column(ForeignKey(ClientImport.id))
    row: Mapped[long]
    outcome: Mapped[str]
    field: Mapped[str | None]
    code: Mapped[str]
    value: Mapped[str]

    __table_args__ = (Index("ix_client_import_problems_import_id_id", "import_id", "id"),)
