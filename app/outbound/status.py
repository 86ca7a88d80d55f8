"""What a send came to, in the words of the delivery row."""

import logging
from datetime import datetime, timedelta

from app.conversations.settling import Settlement
from app.kit.ids import Randomness
from app.outbound.claim import Claimed
from app.outbound.retry import retry_delay
from connectors.contract import Connector, Receipt, SendFailed

log = logging.getLogger(__name__)


def settlement_of(
    outcome: object, claimed: Claimed, connector: Connector, at: datetime, randomness: Randomness
) -> tuple[Settlement, timedelta | None]:
    """The settlement, and how long the whole channel should wait, if it should."""
    if isinstance(outcome, Receipt):
        return (
            Settlement(
                claimed.delivery_id,
                "sent",
                external_id=outcome.external_id,
                parts=outcome.parts,
                sent_at=outcome.sent_at,
                attempt=claimed.attempt,
            ),
            None,
        )
    refusal = _refusal(outcome)
    if refusal.outcome == "uncertain" and connector.capabilities.dedupes_sends:
        refusal.outcome = "retry"
    if refusal.outcome == "retry":
        return _retry(refusal, claimed, at, randomness)
    return (
        Settlement(
            claimed.delivery_id,
            "failed" if refusal.outcome == "final" else "uncertain",
            code=refusal.code,
            detail=refusal.detail[:500] or None,
            unreachable=refusal.unreachable,
            attempt=claimed.attempt,
        ),
        None,
    )


def _refusal(outcome: object) -> SendFailed:
    if isinstance(outcome, SendFailed):
        return outcome
    if isinstance(outcome, TimeoutError):
        return SendFailed("timeout", "uncertain")
    # A fault of the connector itself: nobody knows how far it came.
    log.error("a connector failed while sending: %r", outcome)
    return SendFailed("rejected", "uncertain", detail=type(outcome).__name__)


def _retry(
    refusal: SendFailed, claimed: Claimed, at: datetime, randomness: Randomness
) -> tuple[Settlement, timedelta | None]:
    delay = retry_delay(claimed.attempt, randomness)
    if refusal.retry_after is not None:
        delay = max(refusal.retry_after, timedelta())
    settlement = Settlement(
        claimed.delivery_id,
        "retry",
        code=refusal.code,
        detail=refusal.detail[:500] or None,
        due_at=at + delay,
        attempt=claimed.attempt,
    )
    return settlement, delay if refusal.whole_channel else None
