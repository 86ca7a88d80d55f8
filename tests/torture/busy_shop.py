"""A busy shop: visitors and customers on a messenger write without end, and an operator answers every word."""

import asyncio
import random
from collections.abc import Coroutine
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from tests.torture.bell import Bell
from tests.torture.follower import Follower, Frame
from tests.torture.messenger import Messenger, RemoteCustomer
from tests.torture.operator import Operator
from tests.torture.visitor import SiteVisitor

SETTLED = {"sent", "delivered", "read", "failed", "uncertain"}


@dataclass
class Answer:
    """A reply that the house has taken."""

    key: str
    text: str
    question: str
    message_id: int


@dataclass
class Writer:
    """Somebody on the messenger."""

    customer: RemoteCustomer
    name: str
    wrote: list[str] = field(default_factory=list)


@dataclass
class BusyShop:
    operator: Operator
    messenger: Messenger
    site: str
    """Public key."""
    chance: random.Random
    visitors: list[SiteVisitor] = field(default_factory=list)
    customers: list[Writer] = field(default_factory=list)
    bell: Bell = field(default_factory=Bell)
    acknowledged: int = 0
    """Messages that a channel saw accepted, counted since the beginning."""
    heard: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The clients' words as the operator's window was told of them; a text told twice fails at once."""
    answers: dict[str, Answer] = field(default_factory=dict)
    """By the words of the answer."""
    fates: dict[int, str] = field(default_factory=dict)
    open_for_business: bool = True
    _tasks: list["asyncio.Task[None]"] = field(default_factory=list)
    _answering: set["asyncio.Task[None]"] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        window = await self.operator.reads("/window")
        self.follower = Follower(self.operator, window["seq"], self._take)
        self._begin(self.follower.run())
        for number in range(4):
            visitor = SiteVisitor(self.operator.url, self.site, f"visitor{number}", self.operator.is_open)
            visitor.bell, visitor.on_accepted = self.bell, self._count
            self.visitors.append(visitor)
            self._begin(visitor.run())
        for number in range(3):
            customer = await asyncio.to_thread(self.messenger.customer, f"Клиент {number}")
            self.customers.append(Writer(customer, f"customer{number}"))
        self._begin(self._keep_busy())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        tasks = [*self._tasks, *self._answering]
        broken = [task.exception() for task in tasks if task.done() and not task.cancelled()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for failure in filter(None, broken):
            raise failure

    async def has_acknowledged(self, count: int) -> None:
        await self.bell.until(lambda: self.acknowledged >= count or self._is_broken(), self._sight)
        self._raise_what_broke()

    async def closes(self) -> None:
        """Nobody writes any more, and everything under way comes to its end."""
        self.open_for_business = False
        await self.bell.until(lambda: self._is_quiet() or self._is_broken(), self._sight)
        self._raise_what_broke()

    def words(self) -> list[str]:
        """All that was written."""
        on_the_site = [text for visitor in self.visitors for text in visitor.wrote]
        return on_the_site + [text for customer in self.customers for text in customer.wrote]

    async def confirmed_words(self) -> list[list[str]]:
        """Per customer of the messenger: what it was told to have been stored."""
        pending = await asyncio.to_thread(self.messenger.unconfirmed)
        return [[text for text in one.wrote if text not in pending] for one in self.customers]

    def _begin(self, errand: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(errand)
        self._tasks.append(task)
        task.add_done_callback(lambda _: self.bell.ring())

    async def _keep_busy(self) -> None:
        """Round after round everybody writes something, and the next begins when all of it was answered."""
        while self.open_for_business:
            for visitor in self.visitors:
                for _ in range(self.chance.randint(1, 4)):
                    await visitor.writes(f"{visitor.name} пишет №{len(visitor.wrote)}")
            for customer in self.customers:
                for _ in range(self.chance.randint(1, 4)):
                    await self._write(customer)
            await self.bell.until(self._is_answered, self._sight)

    async def _write(self, writer: Writer) -> None:
        text = f"{writer.name} пишет №{len(writer.wrote)}"
        writer.wrote.append(text)
        await asyncio.to_thread(writer.customer.writes, text)

    def _is_answered(self) -> bool:
        return len(self.answers) == len(self.words()) and all(task.done() for task in self._answering)

    def _count(self, text: str) -> None:
        self.acknowledged += 1
        self.bell.ring()

    async def _take(self, frame: Frame) -> None:
        for event in frame["events"]:
            if event["kind"] == "message.added":
                self._hear(event["body"]["message"])
            elif event["kind"] == "delivery.changed":
                body = event["body"]
                self.fates[body["message_id"]] = body["delivery"]["state"]
        self.bell.ring()

    def _hear(self, message: dict[str, Any]) -> None:
        if message["delivery"] is not None:
            self.fates[message["id"]] = message["delivery"]["state"]
        if message["direction"] != "in":
            return
        text = message["text"]
        assert text not in self.heard, f"told twice: {text}"
        self.heard[text] = message
        if text.startswith("customer"):
            self._count(text)
        task = asyncio.ensure_future(self._answer(message))
        self._answering.add(task)
        task.add_done_callback(lambda _: self.bell.ring())

    async def _answer(self, message: dict[str, Any]) -> None:
        key, text = f"answer-{message['id']:08}", f"Ответ на «{message['text']}»"
        path = f"/conversations/{message['conversation_id']}"
        reply = {"key": key, "text": text, "answers": message["id"]}
        answer = await self.operator.insists("POST", f"{path}/replies", reply)
        assert answer.status_code == 201, answer.text
        self.answers[text] = Answer(key, text, message["text"], answer.json()["id"])
        await self.operator.insists("PUT", f"{path}/read-mark", {"upto": message["id"]})

    def _is_quiet(self) -> bool:
        return (
            self._tasks[-1].done()
            and self._is_answered()
            and all(self.fates.get(answer.message_id) in SETTLED for answer in self.answers.values())
        )

    def _is_broken(self) -> bool:
        return any(
            task.done() and not task.cancelled() and task.exception() is not None
            for task in [*self._tasks, *self._answering]
        )

    def _raise_what_broke(self) -> None:
        for task in [*self._tasks, *self._answering]:
            if task.done() and not task.cancelled():
                task.result()

    def _sight(self) -> str:
        unheard = [text for text in self.words() if text not in self.heard]
        held = {one.name: one.waiting for one in self.visitors if one.waiting}
        open_fates = {
            answer.text: self.fates.get(answer.message_id)
            for answer in self.answers.values()
            if self.fates.get(answer.message_id) not in SETTLED
        }
        return f"acknowledged {self.acknowledged}, unheard {unheard}, held {held}, open {open_fates}"
