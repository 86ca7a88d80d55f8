"""Telling every window that a client has changed."""

from datetime import datetime

from app.clients.events import client_changed
from app.clients.facts_due import facts_changed
from app.clients.queries import client_card
from app.db.transaction import Transaction


def announce_client(tx: Transaction, client_id: int, at: datetime) -> None:
    """What the card shows is also what clients are compared by."""
    facts_changed(tx, client_id, at)
    if not tx.on_sqlite:
        # Of two who change one client, the later teller must have read what the earlier one wrote.
        tx.run("SELECT id FROM clients WHERE id = ? FOR NO KEY UPDATE", (client_id,))
    card = client_card(tx.connection, client_id)
    if card is not None:
        tx.log(client_changed.entry({"client": card.model_dump(mode="json")}, at, client_id=client_id))
