"""What a house knows of its clients, and where clients came from."""

from collections.abc import Sequence
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from app.db.base import BigId
from app.db.moments import Moment

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

BUILT_IN = (
    ("patronymic", "text"),
    ("birth_date", "date"),
    ("city", "text"),
    ("address", "text"),
    ("username", "text"),
)


def upgrade() -> None:
    op.add_column("tags", sa.Column("colour", sa.Text(), nullable=True))
    attributes = op.create_table(
        "client_attributes",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), server_default="[]", nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("built_in", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_attributes")),
        sa.UniqueConstraint("key", name=op.f("uq_client_attributes_key")),
    )
    began = datetime(2026, 11, 22, tzinfo=UTC)
    op.bulk_insert(
        attributes,
        [
            {
                "key": key,
                "type": kind,
                "options": "[]",
                "position": place,
                "built_in": True,
                "created_at": began,
            }
            for place, (key, kind) in enumerate(BUILT_IN)
        ],
    )
    op.create_table(
        "client_imports",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("file_id", BigId, nullable=True),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("row_count", BigId, server_default="0", nullable=False),
        sa.Column("row_upto", BigId, server_default="0", nullable=False),
        sa.Column("counts", sa.Text(), server_default="{}", nullable=False),
        sa.Column("error_code", sa.Text(), nullable=True),
        sa.Column("error_detail", sa.Text(), nullable=True),
        sa.Column("operator_id", BigId, nullable=True),
        sa.Column("lease_owner", sa.Text(), nullable=True),
        sa.Column("lease_until", Moment(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("finished_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_client_imports_operator_id_operators")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_imports")),
    )
    op.create_index("ix_client_imports_sha256", "client_imports", ["sha256"])
    op.create_index("ix_client_imports_state", "client_imports", ["state"])
    op.create_table(
        "client_import_problems",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("import_id", BigId, nullable=False),
        sa.Column("row", BigId, nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["client_imports.id"],
            name=op.f("fk_client_import_problems_import_id_client_imports"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_import_problems")),
    )
    op.create_index("ix_client_import_problems_import_id_id", "client_import_problems", ["import_id", "id"])
    op.create_table(
        "client_records",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("client_id", BigId, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), server_default="{}", nullable=False),
        sa.Column("import_id", BigId, nullable=True),
        sa.Column("row", BigId, server_default="0", nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_client_records_client_id_clients")
        ),
        sa.PrimaryKeyConstraint("source", "record_id", name=op.f("pk_client_records")),
    )
    op.create_index("ix_client_records_client_id", "client_records", ["client_id"])


def downgrade() -> None:
    op.drop_table("client_records")
    op.drop_table("client_import_problems")
    op.drop_table("client_imports")
    op.drop_table("client_attributes")
    op.drop_column("tags", "colour")
