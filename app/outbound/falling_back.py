"""Where a channel's rule says so, a reply that it refused for good tries the client's other account by itself."""

from dataclasses import dataclass
from datetime import datetime

from app.channels.open import Switchboard
from app.conversations.settling import Settlement, settle
from app.db.transaction import Transaction
from app.kit.errors import OknoError
from app.kit.ids import Randomness
from app.outbound.redirecting import redirect
from connectors.contract import Capabilities

OUT_OF_REACH = frozenset(
    {
        "access_denied",
        "blacklisted",
        "blocked",
        "bot_abilities_off",
        "chat_not_found",
        "deactivated",
        "line_closed",
        "not_allowed",
        "privacy",
        "window_closed",
        "writing_disabled",
    }
)
"""Refusals that say something of the way, not of the words."""


@dataclass(frozen=True, slots=True)
class FallBack:
    """Settles as `settle` does, and goes on from there."""

    switchboard: Switchboard
    randomness: Randomness

    def settle(self, tx: Transaction, settlement: Settlement, at: datetime) -> int | None:
        """The channel on which something now waits instead."""
        settled = settle(tx, settlement, at)
        if not settled or settlement.state != "failed" or settlement.code not in OUT_OF_REACH:
            return None
        message_id, channel_id, identity_id, operator_id = tx.run(
            "SELECT d.message_id, d.channel_id, d.identity_id, m.operator_id FROM deliveries AS d"
            " JOIN messages AS m ON m.id = d.message_id WHERE d.id = ?",
            (settlement.delivery_id,),
        ).one()
        rule = tx.run("SELECT on_refusal FROM channels WHERE id = ?", (channel_id,)).scalar()
        # What the house says by itself concerns this one account, so it goes nowhere else.
        if rule != "other_channel" or operator_id is None:
            return None
        for other in self._others(tx, identity_id):
            try:
                with tx.attempt():
                    return redirect(tx, message_id, other, self._carries, self.randomness, at)[1]
            except OknoError:
                continue
        return None

    def _others(self, tx: Transaction, identity_id: int) -> list[int]:
        """The client's other accounts on open channels, the one that wrote last first. A visitor's browser may
        have closed for ever, so it is left to a person to choose."""
        rows = tx.run(
            "SELECT o.id, o.channel_id FROM identities AS i JOIN identities AS o ON o.client_id = i.client_id"
            " WHERE i.id = ? AND o.id <> i.id AND o.address IS NOT NULL AND o.blocked_at IS NULL"
            " AND o.reachable = ? AND o.is_group = ?"
            " ORDER BY (SELECT max(m.order_at) FROM messages AS m WHERE m.strand_id = o.strand_id) DESC, o.id",
            (identity_id, True, False),
        ).all()
        return [other for other, channel_id in rows if self._carries(channel_id) is not None]

    def _carries(self, channel_id: int) -> Capabilities | None:
        channel = self.switchboard.get(channel_id)
        if channel is None or channel.connector is None or channel.capabilities.held_socket:
            return None
        return None if channel.capabilities.no_outbound else channel.capabilities
