"""Ordering faults: which call is struck, how often, by what. The faults themselves belong to each vendor."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

CallT = TypeVar("CallT")
FaultT = TypeVar("FaultT")


@dataclass(kw_only=True, eq=False)
class Order(Generic[CallT, FaultT]):
    """Strike each `every`-th call that `wants` agrees to, `times` times in all (None: until cancelled)."""

    number: int
    fault: FaultT
    wants: Callable[[CallT], bool]
    times: int | None = 1
    every: int = 1
    seen: int = 0
    struck: int = 0

    @property
    def is_spent(self) -> bool:
        return self.times is not None and self.struck >= self.times

    def strikes(self, call: CallT) -> bool:
        if self.is_spent or not self.wants(call):
            return False
        self.seen += 1
        if self.seen % self.every:
            return False
        self.struck += 1
        return True


@dataclass
class Switchboard(Generic[CallT, FaultT]):
    """Orders wait in line: a call is struck by the first one that wants it, and by that one alone."""

    orders: list[Order[CallT, FaultT]] = field(default_factory=list)
    last_number: int = 0

    def order(
        self, fault: FaultT, *, wants: Callable[[CallT], bool], times: int | None = 1, every: int = 1
    ) -> Order[CallT, FaultT]:
        self.last_number += 1
        order = Order(number=self.last_number, fault=fault, wants=wants, times=times, every=every)
        self.orders.append(order)
        return order

    def strike(self, call: CallT) -> FaultT | None:
        return next((order.fault for order in self.orders if order.strikes(call)), None)

    def cancel(self, order: Order[CallT, FaultT]) -> None:
        self.orders.remove(order)

    def clear(self) -> None:
        self.orders.clear()
