"""What links need to know of the channels, in one place."""

from dataclasses import dataclass
from datetime import timedelta

from app.channels.open import OpenChannel, Switchboard
from app.kit.ids import Randomness
from app.links.words import InBoth
from connectors.contract import Capabilities


@dataclass(frozen=True, slots=True)
class LinkDesk:
    switchboard: Switchboard
    randomness: Randomness
    lifetime: timedelta
    """Of a link that a person asks for in the widget, and of the question it leads to."""
    sent_lifetime: timedelta
    """Of a link that we send into a messenger: it may lie there until the person looks."""
    reopen_within: timedelta
    """How long after its end a matter is taken up again."""

    def messengers(self, site: OpenChannel) -> dict[str, OpenChannel]:
        """By kind: open channels into which a visitor of this site can go on; of each kind the oldest."""
        if site.settings.get("messengers") == "no":
            return {}
        found: dict[str, OpenChannel] = {}
        for channel in sorted(self.switchboard.all(), key=lambda one: one.id):
            if self._can_be_entered(channel):
                found.setdefault(channel.kind, channel)
        return found

    def entry_link(self, channel: OpenChannel, token: str) -> str | None:
        if channel.connector is None or channel.account is None:
            return None
        try:
            return channel.connector.entry_link(channel.account, token)
        except LookupError:
            return None

    def _can_be_entered(self, channel: OpenChannel) -> bool:
        return channel.capabilities.entry_links and self.entry_link(channel, "okno") is not None

    def carries(self, channel_id: int) -> Capabilities | None:
        channel = self.switchboard.get(channel_id)
        return channel.capabilities if channel is not None and channel.state == "active" else None

    def site_name(self, channel_id: int) -> str:
        """What the owner calls the chat of a site."""
        channel = self.switchboard.get(channel_id)
        return "" if channel is None else channel.settings.get("title", "") or channel.name

    def title(self, channel_id: int) -> InBoth:
        """What people call the messenger."""
        channel = self.switchboard.get(channel_id)
        if channel is None:
            return {"ru": "", "en": ""}
        given = channel.connector.title if channel.connector is not None else {}
        english = given.get("en") or channel.name
        return {"ru": given.get("ru") or english, "en": english}

    def site_page(self, channel: OpenChannel) -> str | None:
        """Where the chat of a site stands, as its owner says it; never as a browser does."""
        page = channel.settings.get("page", "").strip()
        origins = (
            line.strip().rstrip("/") for line in channel.settings.get("allowed_origins", "").splitlines()
        )
        return page or next((f"{origin}/" for origin in origins if origin), None)
