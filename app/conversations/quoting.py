"""Finding messages by the channel's own id: to quote them, and to know that they came before."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.db.setwise import Keys
from app.db.transaction import Transaction

_KEYS = Keys(channel_id="bigint", external_id="text")


@dataclass(frozen=True, slots=True)
class Quoted:
    message_id: int
    text: str
    direction: str
    identity_id: int | None


def find_quoted(tx: Transaction, keys: Iterable[tuple[int, str] | None]) -> dict[tuple[int, str], Quoted]:
    """Those among (channel id, external id) that we have."""
    wanted = sorted({key for key in keys if key is not None})
    if not wanted:
        return {}
    wanted_keys, given = _KEYS.source(tx.dialect), _KEYS.given(tx.dialect, wanted)
    rows = tx.run(
        "SELECT m.channel_id, m.external_id, m.id, m.text, m.direction, m.identity_id"
        f" FROM {wanted_keys} CROSS JOIN messages AS m"
        " WHERE m.channel_id = keys.channel_id AND m.external_id = keys.external_id"
        " UNION ALL SELECT p.channel_id, p.external_id, m.id, m.text, m.direction, m.identity_id"
        f" FROM {wanted_keys} CROSS JOIN message_parts AS p CROSS JOIN messages AS m"
        " WHERE p.channel_id = keys.channel_id AND p.external_id = keys.external_id AND m.id = p.message_id",
        given + given,
    )
    return {(row[0], row[1]): Quoted(row[2], row[3], row[4], row[5]) for row in rows}
