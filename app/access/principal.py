"""Who asks."""

from dataclasses import dataclass
from datetime import datetime

from app.access.rights import Right


@dataclass(frozen=True, slots=True)
class Principal:
    """An operator with an open session."""

    operator_id: int
    name: str
    role: str
    rights: frozenset[str]
    session_hash: str
    csrf: str
    seen_at: datetime
    """When the session was last noted as used."""

    def may(self, right: Right) -> bool:
        return right in self.rights

    @property
    def is_owner(self) -> bool:
        return self.role == "owner"
