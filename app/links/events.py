"""Telling a visitor's own browser how their links stand."""

from datetime import datetime
from typing import Any

from app.db.transaction import Transaction
from app.events.kinds import Body, NameOf, declare
from app.kit.wire import Wire
from app.links.desk import LinkDesk
from app.links.standing import standing_of


class LinksChanged(Wire):
    """How the links of one account on a site stand; the cards are for its own browser."""

    identity_id: int
    channel_ids: tuple[int, ...]
    """Channels on which something may wait to be sent."""
    offers: tuple[dict[str, object], ...]
    cards: tuple[dict[str, object], ...]
    open: int | None
    """Id of the link that can still be followed."""


def for_visitor(body: Body, name_of: NameOf) -> tuple[str, Body] | None:  # noqa: ARG001
    return "links", {name: body[name] for name in ("offers", "cards", "open")}


links_changed = declare(
    "links.changed", right="conversations.read", body=LinksChanged, for_visitor=for_visitor
)


def announce_links(
    tx: Transaction, desk: LinkDesk, visitor_id: int | None, at: datetime, *channel_ids: int
) -> None:
    """`visitor_id` is the account on the site, if one of the two is."""
    standing: dict[str, Any] = {"offers": [], "cards": [], "open": None}
    if visitor_id is not None:
        channel_id, external_id = tx.run(
            "SELECT channel_id, external_id FROM identities WHERE id = ?", (visitor_id,)
        ).one()
        standing = standing_of(tx.connection, desk, channel_id, external_id, at)
    body = {"identity_id": visitor_id or 0, "channel_ids": channel_ids, **standing}
    tx.log(links_changed.entry(body, at, visitor_id=visitor_id))
