"""Changing and taking back what one of us wrote: first on the channel, then here.

It is answered when it is done: were it queued like a reply, two truths about the same words would stand side by side.
"""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.access.principal import Principal
from app.channels.open import OpenChannel, Switchboard
from app.conversations.deciding import give_up
from app.conversations.editing import delete_own_message, edit_own_message
from app.conversations.formatting import note_entities
from app.conversations.schemas import EntityCard, MessageChange
from app.db.transaction import Transaction
from app.kit.errors import OknoError
from app.kit.text import has_something_to_read, storable, utf16_length
from app.outbound.luggage import buttons_out
from app.outbound.own_words import GONE, OwnWords, own_words
from connectors.contract import Connector, Entity, FileOut, MessageOut, SendFailed

PATIENCE = 20.0
"""Seconds that the channel may take."""


@dataclass(frozen=True, slots=True)
class Amending:
    """What one operator does to a message of ours, at one moment."""

    switchboard: Switchboard
    me: Principal
    at: datetime

    async def change(self, message_id: int, change: MessageChange) -> None:
        """Raises OknoError text_empty, text_too_long, cannot_edit, and as `take_back`."""
        words = await self._find(message_id)
        text = storable(change.text).strip("\n")
        if not has_something_to_read(text):
            raise OknoError("text_empty", 422, fields={"text": "text_empty"})
        entities = _entities(text, change, is_note=words.channel_id is None)
        channel = self._channel(words)
        _refuse_too_long(text, words, channel)
        if channel is not None and self._is_elsewhere(words, channel):
            connector = _connector(channel, able=channel.capabilities.edits, code="cannot_edit")
            message = _as_sent(words, text, tuple(Entity(**entity) for entity in entities))
            await _ask(connector.edit(message.address, words.external_ids[0], message))
        await self.switchboard.writer.write(_put, words, text, entities, _is_visitors(channel), self.at)

    async def take_back(self, message_id: int) -> None:
        """Raises OknoError message_not_found, not_yours, message_deleted, not_sent, cannot_delete,
        channel_absent, channel_refused, channel_busy."""
        words = await self._find(message_id)
        channel = self._channel(words)
        if channel is not None and self._is_elsewhere(words, channel):
            connector = _connector(channel, able=channel.capabilities.deletes, code="cannot_delete")
            for external_id in words.external_ids:
                await _ask(connector.delete(words.address or "", external_id))
        await self.switchboard.writer.write(_take_back, words, _is_visitors(channel), self.at)

    async def _find(self, message_id: int) -> OwnWords:
        def read() -> OwnWords:
            with self.switchboard.database.snapshot() as connection:
                return own_words(connection, message_id, self.me)

        return await asyncio.to_thread(read)

    def _channel(self, words: OwnWords) -> OpenChannel | None:
        return None if words.channel_id is None else self.switchboard.get(words.channel_id)

    def _is_elsewhere(self, words: OwnWords, channel: OpenChannel) -> bool:
        """Whether the words lie with the channel as well. Raises OknoError not_sent where nobody knows whether
        they have arrived, or under which name."""
        if words.is_at_home or channel.capabilities.held_socket:
            return False
        if words.delivery_state not in GONE or not words.external_ids:
            raise OknoError("not_sent", 409)
        return True


def _connector(channel: OpenChannel, *, able: bool, code: str) -> Connector:
    if not able:
        raise OknoError(code, 409)
    if channel.connector is None:
        raise OknoError("channel_absent", 409)
    return channel.connector


def _is_visitors(channel: OpenChannel | None) -> bool:
    return channel is not None and channel.capabilities.held_socket


def _refuse_too_long(text: str, words: OwnWords, channel: OpenChannel | None) -> None:
    if channel is None:
        return
    able = channel.capabilities
    caption = able.text_limit if able.caption_limit is None else able.caption_limit
    if utf16_length(text) > (caption if words.file_kinds else able.text_limit):
        raise OknoError("text_too_long", 422, fields={"text": "text_too_long"})


def _entities(text: str, change: MessageChange, *, is_note: bool) -> list[dict[str, Any]]:
    """A note may go on naming colleagues; whoever it named has heard of it already."""
    if is_note:
        return note_entities(text, change.entities)
    kept = [entity for entity in change.entities if entity.type != "mention"]
    return [entity.model_dump(include=set(EntityCard.model_fields)) for entity in kept]


def _as_sent(words: OwnWords, text: str, entities: tuple[Entity, ...]) -> MessageOut:
    return MessageOut(
        key=f"edit-{words.message_id}",
        random_id=0,
        address=words.address or "",
        text=text,
        entities=entities,
        files=tuple(FileOut("", "", "", kind) for kind in words.file_kinds),
        buttons=buttons_out(words.buttons),
    )


async def _ask(errand: Awaitable[None]) -> None:
    try:
        async with asyncio.timeout(PATIENCE):
            await errand
    except SendFailed as refusal:
        if refusal.outcome == "final":
            fields = {"reason": refusal.code}
            raise OknoError("channel_refused", 409, detail=refusal.detail, fields=fields) from None
        raise OknoError("channel_busy", 503, detail=refusal.detail, retry_after=5) from None
    except TimeoutError:
        raise OknoError("channel_busy", 503, retry_after=5) from None


def _put(
    tx: Transaction,
    words: OwnWords,
    text: str,
    entities: list[dict[str, Any]],
    visitors: bool,
    at: datetime,
) -> None:
    if words.is_at_home:
        _refuse_gone_meanwhile(tx, words)
    edit_own_message(tx, words.message_id, text, entities, at, visitors=visitors)


def _take_back(tx: Transaction, words: OwnWords, visitors: bool, at: datetime) -> None:
    if words.is_at_home:
        _refuse_gone_meanwhile(tx, words)
        if words.delivery_state in {"queued", "retry"}:
            give_up(tx, words.message_id, at)
    delete_own_message(tx, words.message_id, at, visitors=visitors)


def _refuse_gone_meanwhile(tx: Transaction, words: OwnWords) -> None:
    """The sender may have taken it in hand since we looked. Raises OknoError not_sent."""
    lock = "" if tx.on_sqlite else " FOR UPDATE"
    state = tx.run(f"SELECT state FROM deliveries WHERE message_id = ?{lock}", (words.message_id,)).scalar()
    if state != words.delivery_state:
        raise OknoError("not_sent", 409)
