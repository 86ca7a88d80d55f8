"""What stands between us and a community, in the codes of the house."""

from datetime import timedelta

from connectors.contract import ChannelDown, ConnectFailed
from connectors.vk.answers import Failure, NoAnswer, NotReached
from connectors.vk.refusals import STUMBLED, UNAUTHORISED, pause_of

FORBIDDEN = frozenset({2, 7, 15, 20, 21, 23, 203})
LIMITED = frozenset({6, 9, 14, 29, 32})
SERVERS_LIMIT = 2000
"""A community has ten addresses for calls at most."""
UNWELL = STUMBLED | {43}


def outage(failure: Failure) -> ChannelDown:
    """For who keeps asking for news."""
    code = code_of(failure)
    return ChannelDown(
        code,
        words_of(failure),
        retry_after=_pause(failure, code),
        # A revoked key does not come back by itself.
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
    if failure.code in UNAUTHORISED:
        return "unauthorised"
    if failure.code in FORBIDDEN:
        return "not_allowed"
    if failure.code in LIMITED:
        return "rate_limited"
    if failure.code == SERVERS_LIMIT:
        return "servers_full"
    return "server_error" if failure.code in UNWELL else "rejected"


def words_of(failure: Failure) -> str:
    """VK's own, or what the network said."""
    if isinstance(failure, NotReached):
        return str(failure)
    return failure.detail if isinstance(failure, NoAnswer) else str(failure)


def _pause(failure: Failure, code: str) -> timedelta | None:
    if code != "rate_limited" or isinstance(failure, NotReached | NoAnswer):
        return None
    return pause_of(failure.code)
