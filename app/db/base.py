"""The base of all tables."""

from datetime import datetime
from typing import Annotated, Any

from sqlalchemy import BigInteger, Identity, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column

from app.db.moments import Moment

BigId = BigInteger().with_variant(Integer(), "sqlite")
"""64 bits on both; SQLite's INTEGER already is, and only INTEGER may be its row id."""

key = Annotated[int, mapped_column(BigId, Identity(), primary_key=True)]
long = Annotated[int, mapped_column(BigId)]


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: dict[Any, Any] = {datetime: Moment, str: Text}  # noqa: RUF012 - SQLAlchemy reads it so
