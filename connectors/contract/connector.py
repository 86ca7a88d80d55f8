"""The connector itself: one connected account of one kind of channel."""

# What a channel may leave out has a body here that ignores its arguments.

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import ClassVar

from connectors.contract.calling import CallOrder, CallPlaced, CallReport
from connectors.contract.capabilities import Capabilities
from connectors.contract.guide import Step
from connectors.contract.heard import Author, Heard
from connectors.contract.outgoing import MessageOut, Receipt
from connectors.contract.receiving import Raw, Received, WebhookRead, WebhookRequest
from connectors.contract.settings import Setting
from connectors.contract.signing import SignedUser


@dataclass(frozen=True, slots=True)
class Account:
    """Who we are on the channel, for people to recognise."""

    external_id: str
    name: str
    link: str | None = None
    """Where a customer finds us."""


class ConnectFailed(Exception):
    """The account cannot be used as it is set up, or not now.

    Codes: unauthorised, conflict, network, server_error, rate_limited, not_allowed, rejected; missing_rights, whose
    detail are the channel's own names of the rights that the key lacks, parted by `, `; personal_key,
    other_account: not the key of this account; no_public_address, address_not_confirmed, servers_full: the
    channel cannot call us.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class ChannelDown(Exception):
    """`receive()` cannot go on now. The house shows the code and asks again after a pause.

    Codes: unauthorised (stops until a person acts), conflict, rate_limited, server_error, network, rejected,
    calls_unanswered: the channel called, heard nothing and calls no more.
    """

    def __init__(
        self,
        code: str,
        detail: str = "",
        *,
        retry_after: timedelta | None = None,
        needs_a_person: bool = False,
    ) -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail
        self.retry_after = retry_after
        self.needs_a_person = needs_a_person


class Connector(ABC):
    """One connected account. Made with the values its `settings` ask for; `close()` ends it."""

    kind: ClassVar[str]
    """Short, lower case, stays for life: `telegram`."""
    title: ClassVar[Mapping[str, str]]
    """Per language."""
    capabilities: ClassVar[Capabilities]
    settings: ClassVar[tuple[Setting, ...]] = ()
    guide: ClassVar[tuple[Step, ...]] = ()
    """How a person connects an account, step by step."""

    def __init__(self, settings: Mapping[str, str]) -> None:
        self.values = settings

    @abstractmethod
    async def check(self) -> Account:
        """Ask the channel who we are. Raises ConnectFailed."""

    @abstractmethod
    def normalise(self, raw: bytes) -> list[Heard]:
        """Turn one raw update into what was heard. Pure: same bytes, same answer, no input or output.

        May raise anything: the house then keeps the raw update and shows an unsupported message.
        """

    @abstractmethod
    async def send(self, message: MessageOut) -> Receipt:
        """Send one message. Called outside any transaction. Raises SendFailed."""

    def describe_unreadable(self, raw: bytes) -> list[Heard]:
        """For an update that `normalise` failed on: what can still be said for certain, as a message with
        `unsupported` set; an empty list when not even the author is known."""
        return []

    @property
    def is_polled(self) -> bool:
        """Whether somebody has to run `receive()` for this account as it is set up. A channel that can both
        be asked and call us says here which of the two its settings chose."""
        return self.capabilities.polls

    async def learn(self) -> Mapping[str, str]:
        """Settings that the channel can tell by itself, kept with those that were given: what `read_webhook` must
        know in every process. Asked after `check`. Raises ConnectFailed."""
        return {}

    async def connect(self, webhook_url: str | None) -> None:
        """Set the account up on the channel's side: webhook, event kinds. Raises ConnectFailed.

        `webhook_url` is where the channel can call us; None when the house has no public address.
        """

    async def disconnect(self, webhook_url: str | None) -> None:
        """The account is let go for good: have the channel call us no more. Asked once, after the house has
        forgotten the account, and not waited for very long. Raises ConnectFailed.

        `webhook_url` is where the channel calls us, for one that does. Of what others set up nothing is touched.
        """

    async def prepare(self) -> None:
        """Get ready to send: load what takes long to load. Called before the first message is taken in hand."""

    def receive(self, cursor: str | None) -> AsyncGenerator[Received, None]:
        """Yield what came since `cursor`, waiting as the channel likes it. Raises ChannelDown.

        When the house takes the next item, the one before is durably stored and may be confirmed.
        """
        raise LookupError(f"{self.kind} cannot be polled")

    def read_webhook(self, request: WebhookRequest) -> WebhookRead:
        """Check that the call is genuine and take the updates out of it. Pure. Raises WebhookRefused."""
        raise LookupError(f"{self.kind} has no webhook")

    def look_back(self, cursor: str | None) -> AsyncGenerator[Received, None]:
        """For an account that calls us: yield what came since `cursor` and may never have reached us, and end. At
        first, without a cursor: what was asked lately and nobody has answered. What we have already is dropped.
        Asked after a start and every few minutes. Raises ChannelDown.

        The cursor is the one of `receive`, for an account that went over from the one to the other.
        """
        raise LookupError(f"{self.kind} cannot look back")

    def read_recording(self, body: bytes) -> tuple[Raw, ...]:
        """Take the updates out of a recording: one update, a list of them, or the channel's whole answer to a
        fetch. Pure. Raises ValueError when it is none of these."""
        return (Raw(sha256(body).hexdigest(), body),)

    async def heartbeat(self, webhook_url: str | None) -> None:
        """Make sure that news would reach us, asked every few minutes of a channel that has been silent.
        Raises ChannelDown or ConnectFailed.

        `webhook_url` is where the channel should call us, for one that does.
        """
        await self.check()

    async def edit(self, address: str, external_id: str, message: MessageOut) -> None:
        """Replace the words of a message we sent; `message.files` says what they stand under. Raises
        SendFailed."""
        raise LookupError(f"{self.kind} cannot edit")

    async def delete(self, address: str, external_id: str) -> None:
        """Take back a message we sent. Raises SendFailed."""
        raise LookupError(f"{self.kind} cannot delete")

    async def typing(self, address: str) -> None:
        """Show the person that we are typing. Best effort: failures stay silent."""

    async def mark_read(self, address: str, external_id: str) -> None:
        """Show the person that we have read up to this message. Best effort."""

    async def answer_button(self, press_id: str, text: str = "") -> None:
        """Tell the channel that a button press was taken. Best effort."""

    async def fetch_file(self, remote_id: str, path: str, limit: int) -> None:
        """Fetch an attachment into the file `path`, at most `limit` bytes. Raises SendFailed."""
        raise LookupError(f"{self.kind} has no files")

    async def fetch_profile(self, external_id: str) -> Author | None:
        """Ask for somebody's present name. None when the channel does not tell."""
        return None

    async def fetch_profiles(self, external_ids: Sequence[str]) -> Mapping[str, Author]:
        """Ask for several people's present names, a hundred at most. Whom the channel does not tell of is left
        out. Raises SendFailed."""
        asked = [await self.fetch_profile(external_id) for external_id in external_ids]
        return {author.external_id: author for author in asked if author is not None}

    def entry_link(self, account: Account, token: str) -> str:
        """A link that opens the chat with us and brings `token` along as `entry_token`. Pure.

        `token` is at most 64 of A-Z, a-z, 0-9, `_` and `-`.
        """
        raise LookupError(f"{self.kind} has no entry links")

    async def place_call(self, order: CallOrder) -> CallPlaced:
        """Have the telephone ring somebody, and connect one of us. Raises SendFailed."""
        raise LookupError(f"{self.kind} places no calls")

    def read_call_report(self, request: WebhookRequest, now: datetime) -> CallReport:
        """Check that a call from the telephone is genuine and not an old one repeated, and take out how the call
        ended. Pure. Raises WebhookRefused."""
        raise LookupError(f"{self.kind} hears of no calls")

    def read_user(self, token: str, audience: str, at: datetime) -> SignedUser:
        """Who somebody is by the signature of whoever runs the site; `audience` is the channel's public key. Pure.
        Raises SignatureRefused."""
        raise LookupError(f"{self.kind} signs nobody")

    async def close(self) -> None:
        """Let go of connections. Called once, also after a failure."""
