"""Words that the house says by itself: through the ordinary outbox, in the history, and never counted as an answer."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.conversations.opening import conversation_by_id, open_conversations_of
from app.conversations.outbox import OutletOf, able_of, letters_of, send_later
from app.conversations.parting import Piece
from app.conversations.records import ROBOT, Conversation
from app.conversations.targets import target_of_identity
from app.db.transaction import Transaction
from app.kit.errors import OknoError
from app.kit.ids import Randomness


def say_by_robot(
    tx: Transaction,
    identity_id: int,
    step: str,
    text: str,
    at: datetime,
    *,
    outlet_of: OutletOf,
    randomness: Randomness,
    answers: Sequence[str] = (),
) -> int | None:
    """The message's id; none when the person cannot be told here. A step said twice is one message. `answers` are
    offered as buttons where the channel has them; the words say them anyway."""
    author_key = f"okno:{step}"
    said: int | None = tx.run("SELECT id FROM messages WHERE author_key = ?", (author_key,)).scalar()
    if said is not None:
        return said
    client_id = tx.run("SELECT client_id FROM identities WHERE id = ?", (identity_id,)).scalar_one()
    try:
        target = target_of_identity(tx, client_id, identity_id, at)
        able = able_of(outlet_of(target.channel_id))
    except OknoError:
        return None
    conversation = _newest_matter(tx, client_id, at)
    (message,) = letters_of([Piece(text)], target, conversation, able, author_key, None, at)
    message.service = ROBOT
    if able.buttons and answers:
        message.buttons = [[{"label": answer, "url": None} for answer in answers]]
    send_later(tx, [message], randomness, at)
    return message.id


def _newest_matter(tx: Transaction, client_id: int, at: datetime) -> Conversation:
    """Open or closed: words of the house are no reason to open it again."""
    newest = tx.run(
        "SELECT max(id) FROM conversations WHERE client_id = ? AND joined_into_id IS NULL", (client_id,)
    ).scalar()
    found = None if newest is None else conversation_by_id(tx, newest)
    return found or open_conversations_of(tx, [client_id], at, timedelta())[client_id]
