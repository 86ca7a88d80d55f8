"""What waits for the writer."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from app.db.batched import Batched
from app.db.transaction import Transaction


@dataclass(slots=True)
class Job:
    """One unit, who waits for it, and what came of it."""

    unit: Callable[[Transaction], Any] | Batched[Any, Any]
    item: Any
    answer: asyncio.Future[Any] | Future[Any]
    result: Any = None
    failure: BaseException | None = None

    def succeed(self, result: Any) -> None:
        self.result, self.failure = result, None

    def fail(self, failure: BaseException) -> None:
        self.failure = failure

    def tell(self) -> None:
        """On the loop of an asyncio answer; anywhere for a concurrent one."""
        if self.answer.done():
            return  # whoever waited was cancelled; the write stands
        if self.failure is not None:
            self.answer.set_exception(self.failure)
        else:
            self.answer.set_result(self.result)


@dataclass(slots=True)
class Group:
    """Jobs that are run by one call."""

    unit: Callable[[Transaction], Any] | Batched[Any, Any]
    jobs: list[Job] = field(default_factory=list)

    def run(self, tx: Transaction) -> None:
        if isinstance(self.unit, Batched):
            results = self.unit.unit(tx, [job.item for job in self.jobs])
            for job, result in zip(self.jobs, results, strict=True):
                job.succeed(result)
        else:
            self.jobs[0].succeed(self.unit(tx))

    def apart(self) -> list["Group"]:
        return [Group(self.unit, [job]) for job in self.jobs]


def groups_of(jobs: list[Job]) -> list[Group]:
    """Batched jobs of one function together, in the order their first one came.

    Changing the order within a batch harms nobody: whoever waits for one unit before giving the next
    never has both in the same batch.
    """
    groups: list[Group] = []
    batched: dict[int, Group] = {}
    for job in jobs:
        if isinstance(job.unit, Batched):
            group = batched.get(id(job.unit))
            if group is None:
                group = batched[id(job.unit)] = Group(job.unit)
                groups.append(group)
            group.jobs.append(job)
        else:
            groups.append(Group(job.unit, [job]))
    return groups
