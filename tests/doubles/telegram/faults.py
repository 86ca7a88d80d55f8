"""What can go wrong between a bot and Telegram, ordered by a test and struck at the door."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias

from tests.doubles.gate import Gate
from tests.doubles.switchboard import Order, Switchboard
from tests.doubles.telegram.ledger import Call


@dataclass(frozen=True)
class TooMany:
    retry_after: int


@dataclass(frozen=True)
class ServerError:
    code: int
    description: str
    is_html: bool
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


Fault: TypeAlias = TooMany | ServerError | Slow | Cut | Garbage
FaultOrder: TypeAlias = Order[Call, Fault]

SENDS = "send*"
"""Every method that gives a person a message; sendChatAction is not one."""


class Faults:
    """All are off until ordered. `methods` are names or `send*`; `chat_id` narrows an order to one chat."""

    def __init__(self) -> None:
        self.board: Switchboard[Call, Fault] = Switchboard()

    def too_many(
        self,
        *,
        retry_after: int = 3,
        times: int | None = 1,
        every: int = 1,
        methods: Collection[str] = (SENDS,),
        chat_id: int | None = None,
    ) -> FaultOrder:
        """429 for the next `times` calls, or, with `every`, for each k-th one."""
        return self._order(TooMany(retry_after), times, every, methods, chat_id)

    def server_error(
        self,
        *,
        code: int = 500,
        description: str = "Internal Server Error",
        html: bool = False,
        after_accepting: bool = False,
        times: int | None = 1,
        every: int = 1,
        methods: Collection[str] = (SENDS,),
        chat_id: int | None = None,
    ) -> FaultOrder:
        """A 5xx in JSON, or with `html` the page of a proxy that stands before the server."""
        fault = ServerError(code, description, html, after_accepting)
        return self._order(fault, times, every, methods, chat_id)

    def slow(
        self,
        *,
        seconds: float | None = None,
        after_accepting: bool = False,
        times: int | None = 1,
        every: int = 1,
        methods: Collection[str] = (SENDS,),
        chat_id: int | None = None,
    ) -> Gate:
        """Hold answers until the returned gate is opened, or for `seconds`."""
        gate = Gate()
        self._order(Slow(gate, seconds, after_accepting), times, every, methods, chat_id)
        return gate

    def reset(
        self,
        *,
        after_accepting: bool,
        times: int | None = 1,
        every: int = 1,
        methods: Collection[str] = (SENDS,),
        chat_id: int | None = None,
    ) -> FaultOrder:
        """Cut the connection without an answer. After accepting, the person has the message all the same."""
        return self._order(Cut(after_accepting), times, every, methods, chat_id)

    def garbage(
        self,
        body: str = "<html>",
        *,
        times: int | None = 1,
        every: int = 1,
        methods: Collection[str] = ("getUpdates",),
        chat_id: int | None = None,
    ) -> FaultOrder:
        """Status 200 and a body that is not what was asked for."""
        return self._order(Garbage(body), times, every, methods, chat_id)

    def cancel(self, order: FaultOrder) -> None:
        self.board.cancel(order)

    def clear(self) -> None:
        """Back to good weather. Whoever waits at a gate goes on."""
        for order in self.board.orders:
            if isinstance(order.fault, Slow):
                order.fault.gate.open()
        self.board.clear()

    def _order(
        self, fault: Fault, times: int | None, every: int, methods: Collection[str], chat_id: int | None
    ) -> FaultOrder:
        named = {method.lower() for method in methods}

        def wants(call: Call) -> bool:
            return _is_named(call, named) and (chat_id is None or call.chat_id == str(chat_id))

        return self.board.order(fault, wants=wants, times=times, every=every)


def _is_named(call: Call, named: set[str]) -> bool:
    method = call.method.lower()
    return method in named or (SENDS in named and is_send(method))


def is_send(method: str) -> bool:
    return method.lower().startswith("send") and method.lower() != "sendchataction"
