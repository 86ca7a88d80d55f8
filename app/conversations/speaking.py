"""Names of those who said something in a group, when they are learnt after their words."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.conversations.events import message_changed
from app.conversations.message_queries import message_cards
from app.conversations.quoting import find_quoted
from app.db.setwise import UpdateRows
from app.db.tables import Message
from app.db.transaction import Transaction

_NAMES = UpdateRows(Message, ("id", "speaker"), {"speaker": ":speaker"})


EARLIER = 500
"""Messages of a chat, the newest, in which somebody who was shown by number is looked for."""


def name_speakers(
    tx: Transaction, channel_id: int, names: Mapping[str, str], at: datetime, shown: Mapping[str, str]
) -> None:
    """`names` are by the channel's ids of the messages. `shown` are the same names by what stood there instead: so
    whoever could not be named for a while is put right in earlier messages of the chat as well."""
    found = find_quoted(tx, ((channel_id, external_id) for external_id in names))
    named = {found[key].message_id: names[key[1]] for key in found}
    named |= _said_earlier(tx, channel_id, sorted(named), shown)
    _NAMES(tx, sorted(named.items()))
    for card in message_cards(tx.connection, sorted(named)):
        tx.log(message_changed.entry({"message": card}, at, client_id=card["client_id"]))


def _said_earlier(
    tx: Transaction, channel_id: int, message_ids: Sequence[int], shown: Mapping[str, str]
) -> dict[int, str]:
    """Names by the ids of the messages."""
    if not message_ids or not shown:
        return {}
    marks = ", ".join("?" * len(message_ids))
    strands = tx.run(f"SELECT DISTINCT strand_id FROM messages WHERE id IN ({marks})", tuple(message_ids))
    earlier: dict[int, str] = {}
    # A chat has one strand, and few chats speak at the same moment.
    for strand_id in sorted(strands.scalars()):
        newest = tx.run(
            "SELECT id, speaker, channel_id FROM messages WHERE strand_id = ? ORDER BY id DESC LIMIT ?",
            (strand_id, EARLIER),
        )
        earlier |= {row[0]: shown[row[1]] for row in newest if row[1] in shown and row[2] == channel_id}
    return earlier
