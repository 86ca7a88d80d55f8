"""Operators, teams, sessions."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.db.base import Base, key


class Operator(Base):
    __tablename__ = "operators"

    id: Mapped[key]
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    """Lower case."""
    password_hash: Mapped[str | None]
    """argon2id; empty for one who came by a link and has set none."""
    role: Mapped[str]
    rights: Mapped[str] = mapped_column(server_default="{}")
    """JSON: rights in which this operator differs from the role, each true (held) or false (withheld)."""
    preferences: Mapped[str] = mapped_column(server_default="{}")
    presence: Mapped[str] = mapped_column(server_default="auto")
    """away: said so by hand; auto: as their windows tell."""
    away_since: Mapped[datetime | None]
    away_until: Mapped[datetime | None]
    """When they mean to be back; nothing needs to be done then, it is looked at."""
    limit: Mapped[int | None]
    """How many conversations at once."""
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]


class Team(Base):
    __tablename__ = "teams"

    id: Mapped[key]
    name: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    """Its conversations, and what is undone in them, still name it."""


class TeamMember(Base):
    __tablename__ = "team_members"

    team_id: Mapped[int] = mapped_column(ForeignKey(Team.id), primary_key=True)
    operator_id: Mapped[int] = mapped_column(ForeignKey(Operator.id), primary_key=True)


class Session(Base):
    __tablename__ = "sessions"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256: a stolen database signs nobody in."""
    operator_id: Mapped[int] = mapped_column(ForeignKey(Operator.id), index=True)
    csrf: Mapped[str]
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    address: Mapped[str | None]
    agent: Mapped[str | None]


class SignInLink(Base):
    __tablename__ = "sign_in_links"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    operator_id: Mapped[int] = mapped_column(ForeignKey(Operator.id))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
