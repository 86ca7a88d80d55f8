"""Whose a browser is: nobody's in particular, a user's whom the site has signed, or no longer anybody's."""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, select

from app.db.tables import VisitorSession
from app.kit.json import loads

GOOD_FOR = timedelta(hours=24)
"""After the newest signature a browser is a user's so long without another one."""


@dataclass(frozen=True, slots=True)
class Browser:
    """What is written down of it. `claims` are what the site signed: id, name, email, phone."""

    user_name: str | None
    claims: Mapping[str, str]
    proved_at: datetime
    ended_at: datetime | None

    def is_of(self, user_name: str | None, at: datetime) -> bool:
        """Whether a token of this user is still good without a signature."""
        return (
            self.ended_at is None
            and self.user_name is not None
            and self.user_name == user_name
            and at < self.proved_at + GOOD_FOR
        )


def name_of_user(user_id: str) -> str:
    """External id of a user whom a site has signed. It holds a dot, which no anonymous browser's name does."""
    return "user." + urlsafe_b64encode(sha256(user_id.encode()).digest()).decode().rstrip("=")


def find_browser(connection: Connection, channel_id: int, visitor: str) -> Browser | None:
    """None of one that was never signed in or out."""
    row = connection.execute(
        select(
            VisitorSession.user_name,
            VisitorSession.claims,
            VisitorSession.proved_at,
            VisitorSession.ended_at,
        ).where(VisitorSession.channel_id == channel_id, VisitorSession.visitor == visitor)
    ).one_or_none()
    return None if row is None else Browser(row[0], loads(row[1]), row[2], row[3])
