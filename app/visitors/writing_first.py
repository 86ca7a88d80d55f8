"""One of us speaks first to somebody who only looks."""

from datetime import datetime, timedelta

from app.conversations.opening import open_conversations_of
from app.conversations.outbox import OutletOf, put_reply
from app.conversations.schemas import Reply
from app.db.transaction import Transaction
from app.kit.errors import not_found
from app.kit.ids import Randomness
from app.visitors.schemas import FirstWords, FirstWordsPut


def write_first(
    tx: Transaction,
    identity_id: int,
    words: FirstWords,
    *,
    operator_id: int,
    outlet_of: OutletOf,
    randomness: Randomness,
    reopen_within: timedelta,
    at: datetime,
) -> FirstWordsPut:
    """To an account that exists by now. Raises as `put_reply`."""
    lock = "" if tx.on_sqlite else " FOR UPDATE OF c"
    client_id = tx.run(
        f"SELECT c.id FROM identities AS i JOIN clients AS c ON c.id = i.client_id WHERE i.id = ?{lock}",
        (identity_id,),
    ).scalar()
    if client_id is None:
        raise not_found("identity")
    conversation = open_conversations_of(tx, [client_id], at, reopen_within)[client_id]
    card, _ = put_reply(
        tx,
        conversation.id,
        Reply(key=words.key, text=words.text, identity_id=identity_id),
        operator_id=operator_id,
        outlet_of=outlet_of,
        randomness=randomness,
        reopen_within=reopen_within,
        at=at,
    )
    return FirstWordsPut(
        client_id=card["client_id"], conversation_id=card["conversation_id"], message_id=card["id"]
    )
