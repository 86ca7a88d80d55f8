"""The updates in an answer to getUpdates, each to the letter."""

from connectors.contract import Raw
from connectors.telegram.answers import NoAnswer, read_answer
from connectors.telegram.updates import LISTED, UNPARSED, cut_apart, raw_of, update_id_of

DEPTH_OF_AN_UPDATE = 3
"""The answer is an object, its result a list in it, each update an object in that."""


def read_batch(status: int, body: bytes) -> list[tuple[int | None, Raw]]:
    """Each update with its number. Raises like `read_answer`."""
    try:
        updates = [bytes(update) for update in LISTED.decode(read_answer(status, body))]
    except (NoAnswer, *UNPARSED):
        # One update that no parser takes must not hold up those around it, so they are cut apart by eye.
        updates = list(cut_apart(body, depth=DEPTH_OF_AN_UPDATE))
        if not updates:
            raise NoAnswer("server_error", f"HTTP {status}, {len(body)} bytes that are no updates") from None
    return [(update_id_of(update), raw_of(update)) for update in updates]
