"""What stands between us and an account, in the codes of the house."""

from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus

from connectors.contract import ChannelDown, ConnectFailed
from connectors.telegram.answers import Failure, NoAnswer, NotReached, Refused

STATUSES: Mapping[int, str] = {
    HTTPStatus.CONFLICT: "conflict",
    HTTPStatus.TOO_MANY_REQUESTS: "rate_limited",
}


def outage(failure: Failure) -> ChannelDown:
    """For who keeps asking for news."""
    code = code_of(failure)
    return ChannelDown(
        code,
        words_of(failure),
        retry_after=pause_of(failure),
        # A revoked token does not come back by itself; a second poller may well go away.
        needs_a_person=code == "unauthorised",
    )


def setback(failure: Failure) -> ConnectFailed:
    """For who sets an account up."""
    return ConnectFailed(code_of(failure), words_of(failure))


def code_of(failure: Failure) -> str:
    if isinstance(failure, NotReached):
        return "network"
    if isinstance(failure, NoAnswer):
        return "server_error" if failure.code == "server_error" else "network"
    if is_unauthorised(failure):
        return "unauthorised"
    if failure.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return "server_error"
    return STATUSES.get(failure.status, "rejected")


def is_unauthorised(refusal: Refused) -> bool:
    """A token that is revoked, or that no bot ever had, or a bot that was logged out of this server."""
    words = refusal.description.lower()
    is_unknown_token = refusal.status == HTTPStatus.NOT_FOUND and "method not found" not in words
    return refusal.status == HTTPStatus.UNAUTHORIZED or is_unknown_token or "logged out" in words


def pause_of(failure: Failure) -> timedelta | None:
    if isinstance(failure, Refused) and failure.retry_after:
        return timedelta(seconds=failure.retry_after)
    return None


def words_of(failure: Failure) -> str:
    """Telegram's own, or what the network said."""
    if isinstance(failure, Refused):
        return failure.description
    return failure.detail if isinstance(failure, NoAnswer) else str(failure)
