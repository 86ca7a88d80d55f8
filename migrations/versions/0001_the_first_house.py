"""The first house."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from app.db.base import BigId
from app.db.moments import Moment

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "attachments",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("message_id", BigId, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("mime", sa.Text(), nullable=True),
        sa.Column("size", BigId, nullable=True),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("duration", sa.Double(), nullable=True),
        sa.Column("details", sa.Text(), nullable=True),
        sa.Column("remote_id", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_attempt_at", Moment(), nullable=True),
        sa.Column("error_code", sa.Text(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
    )
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.create_index(
            "ix_attachments_file_id",
            ["file_id"],
            unique=False,
            sqlite_where=sa.text("file_id IS NOT NULL"),
            postgresql_where=sa.text("file_id IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_attachments_waiting",
            ["next_attempt_at"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.create_index("uq_attachments_message_id_position", ["message_id", "position"], unique=True)

    op.create_table(
        "channels",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="active", nullable=False),
        sa.Column("settings", sa.Text(), server_default="{}", nullable=False),
        sa.Column("secrets", sa.Text(), server_default="", nullable=False),
        sa.Column("account", sa.Text(), server_default="{}", nullable=False),
        sa.Column("error_code", sa.Text(), nullable=True),
        sa.Column("error_detail", sa.Text(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("removed_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channels")),
        sa.UniqueConstraint("public_key", name=op.f("uq_channels_public_key")),
    )
    op.create_table(
        "clients",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=True),
        sa.Column("search_name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("attributes", sa.Text(), server_default="{}", nullable=False),
        sa.Column("house_strand_id", BigId, nullable=True),
        sa.Column("glued_into_id", BigId, nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("erased_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["glued_into_id"], ["clients.id"], name=op.f("fk_clients_glued_into_id_clients")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clients")),
    )
    with op.batch_alter_table("clients", schema=None) as batch_op:
        batch_op.create_index("ix_clients_search_name", ["search_name"], unique=False)

    op.create_table(
        "deliveries",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("message_id", BigId, nullable=False),
        sa.Column("channel_id", sa.Integer(), nullable=False),
        sa.Column("identity_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("send_key", sa.Text(), nullable=False),
        sa.Column("random_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("lease_owner", sa.Text(), nullable=True),
        sa.Column("lease_until", Moment(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("settled_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("message_id", name=op.f("uq_deliveries_message_id")),
    )
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.create_index(
            "ix_deliveries_due",
            ["channel_id", "due_at"],
            unique=False,
            sqlite_where=sa.text("state IN ('queued', 'retry')"),
            postgresql_where=sa.text("state IN ('queued', 'retry')"),
        )
        batch_op.create_index(
            "ix_deliveries_holding",
            ["channel_id", "address", "id"],
            unique=False,
            sqlite_where=sa.text("state IN ('queued', 'retry', 'sending')"),
            postgresql_where=sa.text("state IN ('queued', 'retry', 'sending')"),
        )
        batch_op.create_index(
            "ix_deliveries_identity_id_message_id", ["identity_id", "message_id"], unique=False
        )
        batch_op.create_index(
            "ix_deliveries_leased",
            ["lease_until"],
            unique=False,
            sqlite_where=sa.text("state = 'sending'"),
            postgresql_where=sa.text("state = 'sending'"),
        )

    op.create_table(
        "event_counter",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", BigId, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_counter")),
    )
    op.create_table(
        "events",
        sa.Column("seq", BigId, autoincrement=False, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Integer(), nullable=True),
        sa.Column("visitor_id", BigId, nullable=True),
        sa.Column("client_id", BigId, nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_events")),
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index(
            "ix_events_visitor_id_seq",
            ["visitor_id", "seq"],
            unique=False,
            sqlite_where=sa.text("visitor_id IS NOT NULL"),
            postgresql_where=sa.text("visitor_id IS NOT NULL"),
        )

    op.create_table(
        "files",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", BigId, nullable=False),
        sa.Column("mime", sa.Text(), nullable=False),
        sa.Column("thumbnail_sha256", sa.Text(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_files")),
        sa.UniqueConstraint("public_key", name=op.f("uq_files_public_key")),
    )
    op.create_table(
        "message_versions",
        sa.Column("message_id", BigId, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("entities", sa.Text(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("message_id", "version", name=op.f("pk_message_versions")),
    )
    op.create_table(
        "messages",
        sa.Column("strand_id", BigId, autoincrement=False, nullable=False),
        sa.Column("order_at", Moment(), nullable=False),
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("conversation_id", BigId, nullable=False),
        sa.Column("channel_id", sa.Integer(), nullable=True),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("author_key", sa.Text(), nullable=True),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("operator_id", sa.Integer(), nullable=True),
        sa.Column("identity_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("entities", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("reply_to_id", BigId, nullable=True),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("group_key", sa.Text(), nullable=True),
        sa.Column("forwarded_from", sa.Text(), nullable=True),
        sa.Column("sent_at", Moment(), nullable=False),
        sa.Column("arrived_at", Moment(), nullable=False),
        sa.Column("edited_at", Moment(), nullable=True),
        sa.Column("deleted_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("attachment_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("unsupported", sa.Text(), nullable=True),
        sa.Column("service", sa.Text(), nullable=True),
        sa.Column("reactions", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("strand_id", "order_at", "id", name=op.f("pk_messages")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.create_index(
            "uq_messages_author_key",
            ["author_key"],
            unique=True,
            sqlite_where=sa.text("author_key IS NOT NULL"),
            postgresql_where=sa.text("author_key IS NOT NULL"),
        )
        batch_op.create_index(
            "uq_messages_channel_id_external_id",
            ["channel_id", "external_id"],
            unique=True,
            sqlite_where=sa.text("external_id IS NOT NULL"),
            postgresql_where=sa.text("external_id IS NOT NULL"),
        )
        batch_op.create_index("uq_messages_id", ["id"], unique=True)

    op.create_table(
        "operators",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("preferences", sa.Text(), server_default="{}", nullable=False),
        sa.Column("presence", sa.Text(), server_default="auto", nullable=False),
        sa.Column("limit", sa.Integer(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("disabled_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operators")),
        sa.UniqueConstraint("email", name=op.f("uq_operators_email")),
    )
    op.create_table(
        "raw_updates",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("channel_id", sa.Integer(), nullable=False),
        sa.Column("update_key", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("arrived_at", Moment(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_raw_updates")),
    )
    with op.batch_alter_table("raw_updates", schema=None) as batch_op:
        batch_op.create_index(
            "ix_raw_updates_troubled",
            ["id"],
            unique=False,
            sqlite_where=sa.text("state IN ('unsupported', 'failed')"),
            postgresql_where=sa.text("state IN ('unsupported', 'failed')"),
        )
        batch_op.create_index(
            "uq_raw_updates_channel_id_update_key", ["channel_id", "update_key"], unique=True
        )

    op.create_table(
        "sequences",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("last", BigId, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_sequences")),
    )
    op.create_table(
        "tags",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tags")),
        sa.UniqueConstraint("name", name=op.f("uq_tags_name")),
    )
    op.create_table(
        "teams",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
        sa.UniqueConstraint("name", name=op.f("uq_teams_name")),
    )
    op.create_table(
        "audit",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("operator_id", BigId, nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), server_default="{}", nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_audit_operator_id_operators")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index("ix_audit_subject_id", ["subject", "id"], unique=False)

    op.create_table(
        "business_hours",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("channel_id", BigId, nullable=True),
        sa.Column("team_id", BigId, nullable=True),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("weekly", sa.Text(), nullable=False),
        sa.Column("exceptions", sa.Text(), server_default="{}", nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_business_hours_channel_id_channels")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_business_hours_team_id_teams")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_business_hours")),
        sa.UniqueConstraint("channel_id", name=op.f("uq_business_hours_channel_id")),
        sa.UniqueConstraint("team_id", name=op.f("uq_business_hours_team_id")),
    )
    op.create_table(
        "callbacks",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("channel_id", BigId, nullable=False),
        sa.Column("client_id", BigId, nullable=False),
        sa.Column("message_id", BigId, nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("extension", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("wanted_from", Moment(), nullable=False),
        sa.Column("wanted_until", Moment(), nullable=True),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("claimed_by", BigId, nullable=True),
        sa.Column("claimed_at", Moment(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_callbacks_channel_id_channels")
        ),
        sa.ForeignKeyConstraint(
            ["claimed_by"], ["operators.id"], name=op.f("fk_callbacks_claimed_by_operators")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_callbacks_client_id_clients")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_callbacks")),
    )
    with op.batch_alter_table("callbacks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_callbacks_client_id"), ["client_id"], unique=False)
        batch_op.create_index(
            "ix_callbacks_due",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.create_index("ix_callbacks_phone_created_at", ["phone", "created_at"], unique=False)

    op.create_table(
        "channel_progress",
        sa.Column("channel_id", BigId, autoincrement=False, nullable=False),
        sa.Column("cursor", sa.Text(), nullable=True),
        sa.Column("last_contact_at", Moment(), nullable=True),
        sa.Column("lease_owner", sa.Text(), nullable=True),
        sa.Column("lease_until", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_channel_progress_channel_id_channels")
        ),
        sa.PrimaryKeyConstraint("channel_id", name=op.f("pk_channel_progress")),
    )
    op.create_table(
        "client_tags",
        sa.Column("client_id", BigId, nullable=False),
        sa.Column("tag_id", BigId, nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_client_tags_client_id_clients")),
        sa.ForeignKeyConstraint(["tag_id"], ["tags.id"], name=op.f("fk_client_tags_tag_id_tags")),
        sa.PrimaryKeyConstraint("client_id", "tag_id", name=op.f("pk_client_tags")),
    )
    op.create_table(
        "consents",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("client_id", BigId, nullable=True),
        sa.Column("channel_id", BigId, nullable=True),
        sa.Column("visitor", sa.Text(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("text_version", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("given_at", Moment(), nullable=False),
        sa.Column("withdrawn_at", Moment(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("page", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_consents_channel_id_channels")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_consents_client_id_clients")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    with op.batch_alter_table("consents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consents_client_id"), ["client_id"], unique=False)

    op.create_table(
        "contact_points",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("client_id", BigId, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("proved_by", sa.Text(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_contact_points_client_id_clients")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_points")),
    )
    with op.batch_alter_table("contact_points", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contact_points_client_id"), ["client_id"], unique=False)
        batch_op.create_index("ix_contact_points_kind_value", ["kind", "value"], unique=False)
        batch_op.create_index(
            "uq_contact_points_client_id_kind_value", ["client_id", "kind", "value"], unique=True
        )

    op.create_table(
        "conversations",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("client_id", BigId, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("assignee_id", BigId, nullable=True),
        sa.Column("team_id", BigId, nullable=True),
        sa.Column("priority", sa.Integer(), server_default="0", nullable=False),
        sa.Column("channel_id", sa.Integer(), nullable=True),
        sa.Column("snoozed_until", Moment(), nullable=True),
        sa.Column("waiting_since", Moment(), nullable=True),
        sa.Column("last_at", Moment(), nullable=False),
        sa.Column("last_message_id", BigId, server_default="0", nullable=False),
        sa.Column("last_inbound_id", BigId, nullable=True),
        sa.Column("preview", sa.Text(), server_default="{}", nullable=False),
        sa.Column("inbound_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("answered_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.Column("close_reason", sa.Text(), nullable=True),
        sa.Column("joined_into_id", BigId, nullable=True),
        sa.ForeignKeyConstraint(
            ["assignee_id"], ["operators.id"], name=op.f("fk_conversations_assignee_id_operators")
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_conversations_client_id_clients")
        ),
        sa.ForeignKeyConstraint(
            ["joined_into_id"],
            ["conversations.id"],
            name=op.f("fk_conversations_joined_into_id_conversations"),
        ),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_conversations_team_id_teams")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
    )
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.create_index(
            "ix_conversations_assignee",
            ["assignee_id", "last_at", "id"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL AND assignee_id IS NOT NULL"),
            postgresql_where=sa.text("closed_at IS NULL AND assignee_id IS NOT NULL"),
        )
        batch_op.create_index("ix_conversations_client_id", ["client_id", "id"], unique=False)
        batch_op.create_index(
            "ix_conversations_closed",
            ["last_at", "id"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NOT NULL"),
            postgresql_where=sa.text("closed_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_conversations_open",
            ["last_at", "id"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.create_index(
            "ix_conversations_snoozed",
            ["snoozed_until"],
            unique=False,
            sqlite_where=sa.text("status = 'snoozed'"),
            postgresql_where=sa.text("status = 'snoozed'"),
        )
        batch_op.create_index(
            "uq_conversations_one_open_per_client",
            ["client_id"],
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.create_table(
        "glues",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), server_default="{}", nullable=False),
        sa.Column("from_client_id", BigId, nullable=False),
        sa.Column("to_client_id", BigId, nullable=False),
        sa.Column("moved", sa.Text(), nullable=False),
        sa.Column("operator_id", BigId, nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("undone_at", Moment(), nullable=True),
        sa.Column("undone_by", BigId, nullable=True),
        sa.ForeignKeyConstraint(
            ["from_client_id"], ["clients.id"], name=op.f("fk_glues_from_client_id_clients")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_glues_operator_id_operators")
        ),
        sa.ForeignKeyConstraint(["to_client_id"], ["clients.id"], name=op.f("fk_glues_to_client_id_clients")),
        sa.ForeignKeyConstraint(["undone_by"], ["operators.id"], name=op.f("fk_glues_undone_by_operators")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_glues")),
    )
    with op.batch_alter_table("glues", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_glues_from_client_id"), ["from_client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_glues_to_client_id"), ["to_client_id"], unique=False)

    op.create_table(
        "identities",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("channel_id", BigId, nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("client_id", BigId, nullable=False),
        sa.Column("strand_id", BigId, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("username", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("reachable", sa.Boolean(), server_default="1", nullable=False),
        sa.Column("unreachable_code", sa.Text(), nullable=True),
        sa.Column("seen_upto", BigId, server_default="0", nullable=False),
        sa.Column("read_upto", BigId, server_default="0", nullable=False),
        sa.Column("blocked_at", Moment(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["channels.id"], name=op.f("fk_identities_channel_id_channels")
        ),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_identities_client_id_clients")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identities")),
    )
    with op.batch_alter_table("identities", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_identities_client_id"), ["client_id"], unique=False)
        batch_op.create_index(
            "uq_identities_channel_id_external_id", ["channel_id", "external_id"], unique=True
        )

    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("operator_id", BigId, nullable=False),
        sa.Column("csrf", sa.Text(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("seen_at", Moment(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("agent", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_sessions_operator_id_operators")
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sessions")),
    )
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sessions_operator_id"), ["operator_id"], unique=False)

    op.create_table(
        "sign_in_links",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("operator_id", BigId, nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("used_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_sign_in_links_operator_id_operators")
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sign_in_links")),
    )
    op.create_table(
        "team_members",
        sa.Column("team_id", BigId, nullable=False),
        sa.Column("operator_id", BigId, nullable=False),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_team_members_operator_id_operators")
        ),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_team_members_team_id_teams")),
        sa.PrimaryKeyConstraint("team_id", "operator_id", name=op.f("pk_team_members")),
    )
    op.create_table(
        "visits",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("channel_id", BigId, nullable=False),
        sa.Column("visitor", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("referrer", sa.Text(), nullable=True),
        sa.Column("labels", sa.Text(), server_default="{}", nullable=False),
        sa.Column("device", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("left_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["channel_id"], ["channels.id"], name=op.f("fk_visits_channel_id_channels")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
    )
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.create_index(
            "ix_visits_channel_id_visitor_at", ["channel_id", "visitor", "at"], unique=False
        )

    op.create_table(
        "callback_attempts",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("callback_id", BigId, nullable=False),
        sa.Column("operator_id", BigId, nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["callback_id"], ["callbacks.id"], name=op.f("fk_callback_attempts_callback_id_callbacks")
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_callback_attempts_operator_id_operators")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_callback_attempts")),
    )
    with op.batch_alter_table("callback_attempts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_callback_attempts_callback_id"), ["callback_id"], unique=False)

    op.create_table(
        "read_marks",
        sa.Column("operator_id", BigId, nullable=False),
        sa.Column("conversation_id", BigId, nullable=False),
        sa.Column("seen_count", sa.Integer(), nullable=False),
        sa.Column("upto", BigId, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_read_marks_conversation_id_conversations"),
        ),
        sa.ForeignKeyConstraint(
            ["operator_id"], ["operators.id"], name=op.f("fk_read_marks_operator_id_operators")
        ),
        sa.PrimaryKeyConstraint("operator_id", "conversation_id", name=op.f("pk_read_marks")),
    )
    op.create_table(
        "strands",
        sa.Column("id", BigId, sa.Identity(always=False), nullable=False),
        sa.Column("client_id", BigId, nullable=False),
        sa.Column("identity_id", BigId, nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_strands_client_id_clients")),
        sa.ForeignKeyConstraint(
            ["identity_id"], ["identities.id"], name=op.f("fk_strands_identity_id_identities")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_strands")),
    )
    with op.batch_alter_table("strands", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_strands_client_id"), ["client_id"], unique=False)

    op.execute("INSERT INTO event_counter (id, seq) VALUES (1, 0)")


def downgrade() -> None:
    with op.batch_alter_table("strands", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_strands_client_id"))

    op.drop_table("strands")
    op.drop_table("read_marks")
    with op.batch_alter_table("callback_attempts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_callback_attempts_callback_id"))

    op.drop_table("callback_attempts")
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.drop_index("ix_visits_channel_id_visitor_at")

    op.drop_table("visits")
    op.drop_table("team_members")
    op.drop_table("sign_in_links")
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sessions_operator_id"))

    op.drop_table("sessions")
    with op.batch_alter_table("identities", schema=None) as batch_op:
        batch_op.drop_index("uq_identities_channel_id_external_id")
        batch_op.drop_index(batch_op.f("ix_identities_client_id"))

    op.drop_table("identities")
    with op.batch_alter_table("glues", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_glues_to_client_id"))
        batch_op.drop_index(batch_op.f("ix_glues_from_client_id"))

    op.drop_table("glues")
    with op.batch_alter_table("conversations", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_conversations_one_open_per_client",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_conversations_snoozed",
            sqlite_where=sa.text("status = 'snoozed'"),
            postgresql_where=sa.text("status = 'snoozed'"),
        )
        batch_op.drop_index(
            "ix_conversations_open",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.drop_index(
            "ix_conversations_closed",
            sqlite_where=sa.text("closed_at IS NOT NULL"),
            postgresql_where=sa.text("closed_at IS NOT NULL"),
        )
        batch_op.drop_index("ix_conversations_client_id")
        batch_op.drop_index(
            "ix_conversations_assignee",
            sqlite_where=sa.text("closed_at IS NULL AND assignee_id IS NOT NULL"),
            postgresql_where=sa.text("closed_at IS NULL AND assignee_id IS NOT NULL"),
        )

    op.drop_table("conversations")
    with op.batch_alter_table("contact_points", schema=None) as batch_op:
        batch_op.drop_index("uq_contact_points_client_id_kind_value")
        batch_op.drop_index("ix_contact_points_kind_value")
        batch_op.drop_index(batch_op.f("ix_contact_points_client_id"))

    op.drop_table("contact_points")
    with op.batch_alter_table("consents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consents_client_id"))

    op.drop_table("consents")
    op.drop_table("client_tags")
    op.drop_table("channel_progress")
    with op.batch_alter_table("callbacks", schema=None) as batch_op:
        batch_op.drop_index("ix_callbacks_phone_created_at")
        batch_op.drop_index(
            "ix_callbacks_due",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_callbacks_client_id"))

    op.drop_table("callbacks")
    op.drop_table("business_hours")
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_subject_id")

    op.drop_table("audit")
    op.drop_table("teams")
    op.drop_table("tags")
    op.drop_table("sequences")
    with op.batch_alter_table("raw_updates", schema=None) as batch_op:
        batch_op.drop_index("uq_raw_updates_channel_id_update_key")
        batch_op.drop_index(
            "ix_raw_updates_troubled",
            sqlite_where=sa.text("state IN ('unsupported', 'failed')"),
            postgresql_where=sa.text("state IN ('unsupported', 'failed')"),
        )

    op.drop_table("raw_updates")
    op.drop_table("operators")
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.drop_index("uq_messages_id")
        batch_op.drop_index(
            "uq_messages_channel_id_external_id",
            sqlite_where=sa.text("external_id IS NOT NULL"),
            postgresql_where=sa.text("external_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "uq_messages_author_key",
            sqlite_where=sa.text("author_key IS NOT NULL"),
            postgresql_where=sa.text("author_key IS NOT NULL"),
        )

    op.drop_table("messages")
    op.drop_table("message_versions")
    op.drop_table("files")
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_events_visitor_id_seq",
            sqlite_where=sa.text("visitor_id IS NOT NULL"),
            postgresql_where=sa.text("visitor_id IS NOT NULL"),
        )

    op.drop_table("events")
    op.drop_table("event_counter")
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_deliveries_leased",
            sqlite_where=sa.text("state = 'sending'"),
            postgresql_where=sa.text("state = 'sending'"),
        )
        batch_op.drop_index("ix_deliveries_identity_id_message_id")
        batch_op.drop_index(
            "ix_deliveries_holding",
            sqlite_where=sa.text("state IN ('queued', 'retry', 'sending')"),
            postgresql_where=sa.text("state IN ('queued', 'retry', 'sending')"),
        )
        batch_op.drop_index(
            "ix_deliveries_due",
            sqlite_where=sa.text("state IN ('queued', 'retry')"),
            postgresql_where=sa.text("state IN ('queued', 'retry')"),
        )

    op.drop_table("deliveries")
    with op.batch_alter_table("clients", schema=None) as batch_op:
        batch_op.drop_index("ix_clients_search_name")

    op.drop_table("clients")
    op.drop_table("channels")
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.drop_index("uq_attachments_message_id_position")
        batch_op.drop_index(
            "ix_attachments_waiting",
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.drop_index(
            "ix_attachments_file_id",
            sqlite_where=sa.text("file_id IS NOT NULL"),
            postgresql_where=sa.text("file_id IS NOT NULL"),
        )

    op.drop_table("attachments")
