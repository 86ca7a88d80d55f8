"""One of us invites somebody from a messenger to the chat on the site."""

from datetime import datetime, timedelta
from typing import Any

from app.channels.open import OpenChannel
from app.conversations.message_queries import message_cards
from app.conversations.outbox import OutletOf, put_reply
from app.conversations.schemas import Reply
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found
from app.kit.speech import speech_of
from app.links.asking import insert_link
from app.links.desk import LinkDesk
from app.links.schemas import SentLink
from app.links.tokens import new_token
from app.links.words import say

FRAGMENT = "#okno="
"""Behind it browsers keep the token to themselves: it is in no request and in no log."""


def send_site_link(
    tx: Transaction,
    desk: LinkDesk,
    conversation_id: int,
    sent: SentLink,
    site: OpenChannel,
    *,
    operator_id: int,
    outlet_of: OutletOf,
    reopen_within: timedelta,
    at: datetime,
) -> tuple[dict[str, Any], int]:
    """As `put_reply`. An older link for the same account that nobody has followed ends.

    Raises OknoError site_without_address, identity_not_found, not_a_messenger, and as `put_reply`.
    """
    before = tx.run(
        "SELECT id, channel_id FROM messages WHERE author_key = ?", (f"{operator_id}:{sent.key}",)
    ).one_or_none()
    if before is not None:
        return message_cards(tx.connection, [before[0]])[0], before[1]
    page = desk.site_page(site)
    if page is None:
        raise OknoError("site_without_address", 409)
    row = tx.run(
        "SELECT channel_id, language, is_group FROM identities WHERE id = ?", (sent.identity_id,)
    ).one_or_none()
    if row is None:
        raise not_found("identity")
    channel_id, language, is_group = row
    able = outlet_of(channel_id)
    if is_group or channel_id == site.id or (able is not None and able.held_socket):
        raise OknoError("not_a_messenger", 409)
    speech, token = speech_of(language), new_token(desk.randomness)
    text = say("invitation", speech, link=page.split("#")[0] + FRAGMENT + token)
    card, outlet = put_reply(
        tx,
        conversation_id,
        Reply(key=sent.key, text=text, identity_id=sent.identity_id),
        operator_id=operator_id,
        outlet_of=outlet_of,
        randomness=desk.randomness,
        reopen_within=reopen_within,
        at=at,
    )
    tx.run(
        "UPDATE links SET state = 'revoked', settled_at = ? WHERE asker_id = ? AND state = 'open'",
        (tx.stored(at), sent.identity_id),
    )
    expires_at = at + desk.sent_lifetime
    insert_link(tx, sent.identity_id, site.id, token, None, speech, expires_at, at, operator_id)
    return card, outlet
