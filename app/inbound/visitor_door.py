"""What visitors' doors need of the house."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from app.channels.open import OpenChannel
from app.db.batched import Batched
from app.db.engine import Database
from app.db.writer import Writer
from app.events.relay import Relay
from app.files.store import FileStore
from app.inbound.intake import Taken
from app.inbound.letters import Parcel
from app.inbound.visitor_history import Visitor, find_visitor
from app.inbound.visitor_hub import VisitorHub
from app.inbound.visitor_pace import Pace
from app.inbound.visitor_tokens import VisitorTokens
from app.kit.clock import Clock
from app.kit.ids import Randomness
from app.links.desk import LinkDesk
from app.realtime.presence import Presence
from app.visitors.allowances import Allowances
from app.visitors.blocklist import Blocklist
from app.visitors.browsers import Browser, find_browser
from app.visitors.file_tickets import FileTickets
from app.visitors.roster import Roster
from app.visitors.signing_in import Proof
from app.workplace.following import WorkplaceNow
from connectors.contract import SignatureRefused

LARGEST_FILE = 10_000_000
"""Bytes, where the channel has no limit of its own."""


@dataclass(frozen=True, slots=True)
class VisitorDoor:
    database: Database
    writer: Writer
    intake: Batched[Parcel, Taken]
    relay: Relay
    hub: VisitorHub
    presence: Presence
    tokens: VisitorTokens
    pace: Pace
    links: LinkDesk
    clock: Clock
    files: FileStore
    tickets: FileTickets
    allowances: Allowances
    randomness: Randomness
    roster: Roster
    blocklist: Blocklist
    workplace: WorkplaceNow
    run: Callable[[Coroutine[Any, Any, Any]], None]
    """Does something that nobody waits for."""

    def find(self, channel_id: int, visitor: str) -> Visitor | None:
        """Reads the database."""
        with self.database.snapshot() as connection:
            return find_visitor(connection, channel_id, visitor)

    def browser(self, channel_id: int, visitor: str) -> Browser | None:
        """Reads the database."""
        with self.database.snapshot() as connection:
            return find_browser(connection, channel_id, visitor)

    def recognise(self, channel_id: int, visitor: str, identity_id: int, client_id: int) -> None:
        """Somebody has got an account: all their open pages belong to it, in whatever process."""
        self.hub.recognise(channel_id, visitor, identity_id, client_id)
        self.roster.recognised(channel_id, visitor, identity_id, client_id)

    def file_limit(self, channel: OpenChannel) -> int:
        """Bytes of a file that a visitor may send."""
        return channel.file_limit or LARGEST_FILE

    def proof(self, channel: OpenChannel, token: str) -> Proof:
        """Whom the site has signed. Raises SignatureRefused."""
        if channel.connector is None or not channel.capabilities.signs_users:
            raise SignatureRefused("user_token_invalid", "nobody is signed here")
        return Proof(token, channel.connector.read_user(token, channel.public_key, self.clock.now()))
