"""Spam and the blocklist on the wire."""

from typing import Literal

from pydantic import Field

from app.clients.schemas import ClientBrief
from app.kit.wire import Time, Wire


class SpamMark(Wire):
    """What goes with it: whether their accounts are blocked, and the network address they wrote from last."""

    block: bool = False
    address: bool = False


class BlocklistEntry(Wire):
    id: int
    kind: Literal["identity", "address"]
    value: str
    client: ClientBrief | None
    identity_id: int | None
    by: int | None
    at: Time
    reason: str


class BlocklistView(Wire):
    entries: tuple[BlocklistEntry, ...]


class NewBlock(Wire):
    kind: Literal["address", "identity"] = "address"
    value: str = Field(default="", max_length=60)
    """One address, or a network such as `203.0.113.0/24`; of an account nothing."""
    identity_id: int | None = Field(default=None, ge=1, lt=1 << 63)
    """The account, where it is one."""
    reason: str = Field(default="", max_length=500)
