"""Telling every window who holds which history now."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from app.clients.announcing import announce_client
from app.conversations.cards import conversation_row
from app.conversations.events import conversation_changed
from app.conversations.finding import face_of
from app.conversations.history_queries import history_page
from app.conversations.list_queries import conversation_cards
from app.conversations.records import Conversation
from app.db.transaction import Transaction
from app.gluing.events import clients_regrouped
from app.gluing.queries import briefs_of, glue_card


def tell_rows(tx: Transaction, conversations: Iterable[Conversation], at: datetime) -> None:
    for conversation in conversations:
        row = conversation_row(conversation, face_of(tx, conversation.client_id))
        tx.log(conversation_changed.entry({"conversation": row}, at, client_id=conversation.client_id))


def tell_regrouped(
    tx: Transaction,
    glue_id: int,
    moved: Mapping[int, Iterable[int]],
    gone: Mapping[int, int],
    at: datetime,
) -> None:
    """`moved`: by client, the matters that are theirs since now. Told last, when all is in its place."""
    connection = tx.connection
    briefs = briefs_of(connection, list(moved))
    clients = []
    for client_id, conversation_ids in moved.items():
        _, messages, before = history_page(connection, client_id)
        shown = sorted({message["conversation_id"] for message in messages})
        clients.append(
            {
                "client": briefs[client_id].model_dump(mode="json"),
                "conversation_ids": sorted(conversation_ids),
                "messages": messages,
                "before": before,
                "conversations": conversation_cards(connection, shown),
            }
        )
    body = {
        "glue": glue_card(connection, glue_id).model_dump(mode="json"),
        "clients": clients,
        "gone": {str(absorbed): into for absorbed, into in gone.items()},
    }
    tx.log(clients_regrouped.entry(body, at, client_id=next(iter(moved), None)))
    for client_id in moved:
        announce_client(tx, client_id, at)
