"""What can go wrong between a community's program and VK, ordered by a test and struck at the door."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TypeAlias, TypedDict, Unpack

from tests.doubles.gate import Gate
from tests.doubles.switchboard import Order, Switchboard
from tests.doubles.vk.ledger import Call
from tests.doubles.vk.refusals import WORDS


@dataclass(frozen=True)
class Refusal:
    code: int
    reason: str
    is_after_accepting: bool


@dataclass(frozen=True)
class Captcha:
    pass


@dataclass(frozen=True)
class ServerError:
    code: int
    description: str
    is_after_accepting: bool


@dataclass(frozen=True)
class Slow:
    gate: Gate
    seconds: float | None
    is_after_accepting: bool


@dataclass(frozen=True)
class Cut:
    """The connection is closed without an answer."""

    is_after_accepting: bool


@dataclass(frozen=True)
class Garbage:
    body: str


Fault: TypeAlias = Refusal | Captcha | ServerError | Slow | Cut | Garbage
FaultOrder: TypeAlias = Order[Call, Fault]

SENDS = ("messages.send",)
LONG_POLL = "a_check"
UPLOAD = "upload"


class Aim(TypedDict, total=False):
    """Which calls an order strikes: `times` of them, or each `every`-th; sends unless `methods` says otherwise."""

    times: int | None
    every: int
    methods: Collection[str]
    peer_id: int | None


@dataclass
class Faults:
    """All are off until ordered. `methods` are names, `a_check` (the long poll), `upload`, or `*` for all."""

    board: Switchboard[Call, Fault] = field(default_factory=Switchboard)
    duplicates: int = 0
    """So many of the next events come twice, with the same event_id."""

    def refuse(
        self, code: int, *, reason: str = "", after_accepting: bool = False, **aim: Unpack[Aim]
    ) -> FaultOrder:
        """An error of VK with its own words: 6, 9, 10, 901 and the like. Raises LookupError for a code that VK does
        not have."""
        if code not in WORDS:
            raise LookupError(f"VK has no error {code}")
        return self._order(Refusal(code, reason, after_accepting), **aim)

    def too_many(self, **aim: Unpack[Aim]) -> FaultOrder:
        return self.refuse(6, **aim)

    def flood(self, **aim: Unpack[Aim]) -> FaultOrder:
        return self.refuse(9, **aim)

    def captcha(self, **aim: Unpack[Aim]) -> FaultOrder:
        """Error 14 with the address of a picture; a call that answers some captcha passes."""
        return self._order(Captcha(), **aim)

    def server_error(
        self,
        *,
        code: int = 502,
        description: str = "Bad Gateway",
        after_accepting: bool = False,
        **aim: Unpack[Aim],
    ) -> FaultOrder:
        """The page of a proxy that stands before VK."""
        return self._order(ServerError(code, description, after_accepting), **aim)

    def slow(
        self, *, seconds: float | None = None, after_accepting: bool = False, **aim: Unpack[Aim]
    ) -> Gate:
        """Hold answers until the returned gate is opened, or for `seconds`."""
        gate = Gate()
        self._order(Slow(gate, seconds, after_accepting), **aim)
        return gate

    def reset(self, *, after_accepting: bool, **aim: Unpack[Aim]) -> FaultOrder:
        """Cut the connection without an answer. After accepting, the person has the message all the same."""
        return self._order(Cut(after_accepting), **aim)

    def garbage(self, body: str = "<html>", **aim: Unpack[Aim]) -> FaultOrder:
        """Status 200 and a body that is not what was asked for."""
        return self._order(Garbage(body), **aim)

    def duplicate_events(self, times: int = 1) -> None:
        self.duplicates += times

    def cancel(self, order: FaultOrder) -> None:
        self.board.cancel(order)

    def clear(self) -> None:
        """Back to good weather. Whoever waits at a gate goes on."""
        for order in self.board.orders:
            if isinstance(order.fault, Slow):
                order.fault.gate.open()
        self.board.clear()
        self.duplicates = 0

    def _order(
        self,
        fault: Fault,
        *,
        times: int | None = 1,
        every: int = 1,
        methods: Collection[str] = SENDS,
        peer_id: int | None = None,
    ) -> FaultOrder:
        named = {methods} if isinstance(methods, str) else set(methods)

        def wants(call: Call) -> bool:
            is_named = call.method in named or "*" in named
            return is_named and (peer_id is None or str(peer_id) in call.peer_ids)

        return self.board.order(fault, wants=wants, times=times, every=every)
