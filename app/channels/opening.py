"""A stored channel becomes one that can be spoken with."""

import asyncio
from dataclasses import dataclass, field

from app.channels.asking import make_connector
from app.channels.keyring import Keyring
from app.channels.kinds import MUTE
from app.channels.records import StoredChannel, read_account
from app.channels.schemas import ChannelState
from app.channels.secrets import part
from app.kit.errors import OknoError
from connectors import registry
from connectors.contract import Account, Capabilities, Connector
from connectors.registry import ConnectorUnavailable

OUR_TROUBLES = frozenset({"secrets_unreadable", "broken_connector"})
"""They lie with us, not with the channel, so that a channel broken by them is tried again."""


@dataclass(frozen=True, slots=True)
class OpenChannel:
    """A channel as this process has it now. A changed channel is another object."""

    id: int
    kind: str
    name: str
    public_key: str
    state: ChannelState
    capabilities: Capabilities
    connector: Connector | None
    """Only of an active channel."""
    settings: dict[str, str] = field(repr=False)
    """Without secrets, defaults filled in."""
    account: Account | None = None
    """Who we are there; none of a channel that was never asked."""
    file_limit: int | None = None
    """Bytes of the largest file that is taken in here, where somebody has set it."""
    trouble: str | None = None
    """Why it cannot be opened here: unknown_kind, broken_connector or secrets_unreadable."""

    @property
    def is_polled(self) -> bool:
        """Somebody has to keep asking for news."""
        return self.connector is not None and self.connector.is_polled

    @property
    def is_called(self) -> bool:
        """The channel brings its news itself."""
        return self.connector is not None and self.capabilities.webhooks and not self.connector.is_polled

    @property
    def looks_back(self) -> bool:
        """The channel calls us, and what a call failed to bring can be found."""
        return self.is_called and self.capabilities.looks_back


async def open_channel(stored: StoredChannel, keyring: Keyring) -> OpenChannel:
    """Never raises for what is wrong with one channel: the others go on."""
    try:
        # A messenger's library takes a second to import.
        connector = await asyncio.to_thread(registry.load, stored.kind)
    except ConnectorUnavailable as failure:
        return closed(stored, MUTE, "absent", failure.code)
    defaults = {setting.name: setting.default for setting in connector.settings}
    shown = part(connector.settings, defaults)[0] | stored.shown_settings
    if not is_to_be_opened(stored):
        return closed(stored, connector.capabilities, stored.state, None, shown)
    try:
        opened = make_connector(connector, defaults | shown | keyring.decrypt(stored.secrets))
    except OknoError as failure:
        trouble = failure.code.removeprefix("channel_")
        return closed(stored, connector.capabilities, "broken", trouble, shown)
    return OpenChannel(
        id=stored.id,
        kind=stored.kind,
        name=stored.name,
        public_key=stored.public_key,
        state="active",
        capabilities=connector.capabilities,
        connector=opened,
        settings=shown,
        account=read_account(stored.account),
        file_limit=stored.file_limit,
    )


def closed(
    stored: StoredChannel,
    capabilities: Capabilities,
    state: ChannelState,
    trouble: str | None,
    settings: dict[str, str] | None = None,
) -> OpenChannel:
    return OpenChannel(
        id=stored.id,
        kind=stored.kind,
        name=stored.name,
        public_key=stored.public_key,
        state=state,
        capabilities=capabilities,
        connector=None,
        settings=stored.shown_settings if settings is None else settings,
        account=read_account(stored.account),
        file_limit=stored.file_limit,
        trouble=trouble,
    )


def is_to_be_opened(stored: StoredChannel) -> bool:
    """Nobody speaks with a paused channel, nor with one that waits for a person."""
    return stored.state == "active" or (stored.state == "broken" and stored.error_code in OUR_TROUBLES)
