"""A visitor asks in the widget to go on in a messenger: a link and a code are made, at that press and not before."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.channels.open import OpenChannel
from app.db.transaction import Transaction
from app.kit.errors import OknoError
from app.kit.speech import Speech
from app.links.attempts import ASKS_FROM_AN_ADDRESS, ASKS_OF_A_VISITOR, count
from app.links.desk import LinkDesk
from app.links.events import announce_links
from app.links.tokens import code_fingerprint, fingerprint, new_code, new_token


@dataclass(frozen=True, slots=True)
class Made:
    """Told once, to whoever asked; kept nowhere."""

    id: int
    token: str
    code: str
    expires_at: datetime


def make_link(
    tx: Transaction,
    desk: LinkDesk,
    target: OpenChannel,
    asker_id: int,
    address: str,
    speech: Speech,
    at: datetime,
) -> Made | None:
    """Older links of this visitor end. None when they, or people from their address, ask too often.

    `address` is the network address, of which only a hash is kept.
    """
    by_visitor = count(tx, f"asks:{asker_id}", ASKS_OF_A_VISITOR, at)
    by_address = count(tx, f"asks:{fingerprint(address)}", ASKS_FROM_AN_ADDRESS, at)
    if not (by_visitor and by_address):
        return None
    _end_older(tx, asker_id, at)
    token, code = new_token(desk.randomness), _free_code(tx, desk, target.id, at)
    expires_at = at + desk.lifetime
    link_id = insert_link(tx, asker_id, target.id, token, code, speech, expires_at, at)
    announce_links(tx, desk, asker_id, at)
    return Made(link_id, token, code, expires_at)


def insert_link(
    tx: Transaction,
    asker_id: int,
    target_channel_id: int,
    token: str,
    code: str | None,
    speech: Speech,
    expires_at: datetime,
    at: datetime,
    operator_id: int | None = None,
) -> int:
    """The link's id."""
    written = tx.run(
        "INSERT INTO links (token_hash, code_hash, asker_id, target_channel_id, operator_id, language, state,"
        " created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, 'open', ?, ?) RETURNING id",
        (
            fingerprint(token),
            code_fingerprint(target_channel_id, code) if code else None,
            asker_id,
            target_channel_id,
            operator_id,
            speech,
            tx.stored(at),
            tx.stored(expires_at),
        ),
    )
    return int(written.scalar_one())


def _end_older(tx: Transaction, asker_id: int, at: datetime) -> None:
    tx.run(
        "UPDATE links SET state = 'revoked', settled_at = ? WHERE asker_id = ? AND state IN ('open', 'claimed')",
        (tx.stored(at), asker_id),
    )


def _free_code(tx: Transaction, desk: LinkDesk, channel_id: int, at: datetime) -> str:
    """One that nobody's link has or had today: a code must not lead to another's."""
    for _ in range(20):
        code = new_code(desk.randomness)
        taken = tx.run(
            "SELECT 1 FROM links WHERE target_channel_id = ? AND code_hash = ? AND created_at > ?",
            (channel_id, code_fingerprint(channel_id, code), tx.stored(at - timedelta(days=1))),
        ).scalar()
        if taken is None:
            return code
    raise OknoError("no_code_left", 503)
