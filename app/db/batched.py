"""A unit that likes company: whatever waits for the same function is handed to it as one list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.db.transaction import Transaction

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Batched(Generic[Item, Result]):
    """`unit(tx, items)` answers with as many results, in order. If it raises, each item is tried alone."""

    unit: Callable[[Transaction, list[Item]], list[Result]]
