"""Rights and the roles that hold them."""

from collections.abc import Mapping
from typing import Literal, get_args

Right = Literal[
    "conversations.read",
    "conversations.answer",
    "clients.read",
    "clients.change",
    "clients.glue",
    "clients.import",
    "clients.export",
    "channels.manage",
    "operators.manage",
    "settings.manage",
    "reports.read",
]
RIGHTS: frozenset[str] = frozenset(get_args(Right))

_OPERATOR: frozenset[str] = frozenset(
    {"conversations.read", "conversations.answer", "clients.read", "clients.change", "clients.glue"}
)
ROLES: dict[str, frozenset[str]] = {
    "operator": _OPERATOR,
    "supervisor": _OPERATOR | {"reports.read"},
    "admin": RIGHTS,
    "owner": RIGHTS,
}


AssignableRight = Literal[
    "clients.change", "clients.glue", "clients.import", "clients.export", "reports.read"
]
"""What one operator may be given beyond the role, or denied. Who runs the house is a matter of roles alone."""
ASSIGNABLE: tuple[AssignableRight, ...] = get_args(AssignableRight)
ROLES_WITH_ALL = frozenset({"admin", "owner"})
"""They could give themselves whatever they were denied, so nothing is denied to them."""


def rights_of(role: str, own: Mapping[str, bool] | None = None) -> frozenset[str]:
    """An unknown role may nothing. `own`: where the operator differs from the role, each right held or withheld."""
    usual = ROLES.get(role, frozenset())
    if not own or role in ROLES_WITH_ALL or role not in ROLES:
        return usual
    held = {right for right in ASSIGNABLE if own.get(right, right in usual)}
    return frozenset(usual - set(ASSIGNABLE) | held)
