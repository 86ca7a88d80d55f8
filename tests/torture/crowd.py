"""Many clients and two operators who do everything that can be done in a conversation, at random."""

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import httpx

from tests.torture.operator import Operator

NAMES = ("Анна", "Борис", "Вера", "Глеб", "Дина", "Егор", "Жанна", "Захар", "Инна", "Клим")


@dataclass
class Person:
    """A client on the parrot channel, and the ids of what they wrote there."""

    number: int
    name: str
    wrote: list[str] = field(default_factory=list)
    client_id: int = 0
    conversation_id: int = 0
    messages: list[int] = field(default_factory=list)
    """The house's own ids of what they wrote."""
    ours: list[int] = field(default_factory=list)
    """Of our answers to them."""


@dataclass
class Crowd:
    operators: list[Operator]
    hook: str
    """Where the channel calls the house."""
    channel_id: int
    chance: random.Random
    people: list[Person] = field(default_factory=list)
    numbers: "count[int]" = field(default_factory=lambda: count(1))
    acts: list[tuple[Operator, str]] = field(default_factory=list)
    """Whose, and its key."""
    done: dict[str, int] = field(default_factory=dict)
    """How often each deed was done, and its answer's status."""

    async def comes(self, size: int) -> None:
        """Everybody says hello, one after the other."""
        for number in range(size):
            self.people.append(Person(number, f"{NAMES[number % len(NAMES)]} {number}"))
            await self.writes(self.people[-1])
        await self.learns()

    async def learns(self) -> None:
        """Which client and which conversation is whose: by the number in their words."""
        me, cursor, by_number = self.operators[0], None, {one.number: one for one in self.people}
        while True:
            query = {"view": "open", "channel_id": self.channel_id} | ({"cursor": cursor} if cursor else {})
            page = await me.reads("/conversations", **query)
            for row in page["rows"]:
                person = by_number[int(row["preview"]["text"].partition(":")[0])]
                person.client_id, person.conversation_id = row["client"]["id"], row["id"]
                person.messages.append(row["last_inbound_id"])
            cursor = page["next"]
            if cursor is None:
                return

    async def does_something(self) -> None:
        deed = self.chance.choice(self._deeds)
        person = self.chance.choice(self.people)
        answer = await deed(self, person)
        name = f"{deed.__name__} {answer.status_code}"
        self.done[name] = self.done.get(name, 0) + 1
        assert answer.status_code < 500, f"{deed.__name__}: {answer.text}"

    async def writes(self, person: Person) -> httpx.Response:
        number = next(self.numbers)
        sent_at = datetime.now(UTC) - timedelta(seconds=self.chance.choice((0, 0, 0, 5, 3_600)))
        person.wrote.append(f"m{number}")
        message = self._message(person, f"m{number}", f"{person.number}: слово {number}", sent_at)
        return await self._told({"is": "MessageIn", **message})

    async def edits(self, person: Person) -> httpx.Response:
        number = next(self.numbers)
        changed = {"external_id": self.chance.choice(person.wrote), "edited_at": _now()}
        return await self._told({"is": "Edit", **changed, "text": f"{person.number}: иначе {number}"})

    async def deletes(self, person: Person) -> httpx.Response:
        gone = {"external_id": self.chance.choice(person.wrote), "deleted_at": _now()}
        return await self._told({"is": "Deletion", **gone})

    async def reacts(self, person: Person) -> httpx.Response:
        felt = self.chance.choice(([], ["👍"], ["❤", "🔥"]))
        to = {"external_id": self.chance.choice(person.wrote), "author": self._author(person)}
        return await self._told({"is": "Reaction", **to, "emoji": felt, "at": _now()})

    async def renames(self, person: Person) -> httpx.Response:
        person.name = f"{self.chance.choice(NAMES)} {next(self.numbers)}"
        return await self._told({"is": "ProfileChange", "author": self._author(person)})

    async def blocks(self, person: Person) -> httpx.Response:
        reachable = self.chance.random() < 0.5
        told = {"author": self._author(person), "reachable": reachable, "at": _now(), "reason": "blocked"}
        return await self._told({"is": "Reachability", **told})

    async def is_answered(self, person: Person) -> httpx.Response:
        words = self.chance.choice(("Сейчас посмотрю", "Это не дойдёт", "Кто его знает, кто знает", "Да"))
        reply = {
            "key": f"reply-{next(self.numbers):08}",
            "text": words,
            "close": self.chance.random() < 0.2,
            "quotes": self.chance.choice((None, person.messages[0])),
        }
        answer = await self._asks("POST", f"{_of(person)}/replies", reply)
        if answer.status_code == 201:
            person.ours.append(answer.json()["id"])
        return answer

    async def is_noted(self, person: Person) -> httpx.Response:
        note = {"key": f"notes-{next(self.numbers):08}", "text": "Просит перезвонить"}
        return await self._asks("POST", f"{_of(person)}/notes", note)

    async def is_closed(self, person: Person) -> httpx.Response:
        return await self._asks("POST", f"{_of(person)}/closure")

    async def is_reopened(self, person: Person) -> httpx.Response:
        return await self._asks("DELETE", f"{_of(person)}/closure")

    async def is_assigned(self, person: Person) -> httpx.Response:
        whom = self.chance.choice([None, *(operator.id for operator in self.operators)])
        return await self._asks("PUT", f"{_of(person)}/assignee", {"operator_id": whom})

    async def is_snoozed(self, person: Person) -> httpx.Response:
        until = datetime.now(UTC) + timedelta(hours=self.chance.randint(1, 50))
        return await self._asks("POST", f"{_of(person)}/snooze", {"until": until.isoformat()})

    async def is_woken(self, person: Person) -> httpx.Response:
        return await self._asks("DELETE", f"{_of(person)}/snooze")

    async def is_read(self, person: Person) -> httpx.Response:
        upto = self.chance.choice([*person.messages, 1 << 40])
        return await self._asks("PUT", f"{_of(person)}/read-mark", {"upto": upto})

    async def is_given_a_name(self, person: Person) -> httpx.Response:
        name = self.chance.choice(("", f"Постоянный {next(self.numbers)}"))
        change = {"given_name": name, "note": f"заметка {next(self.numbers)}"}
        return await self._asks("PATCH", f"/clients/{person.client_id}", change)

    async def has_a_reply_decided(self, person: Person) -> httpx.Response:
        message_id = self.chance.choice(person.ours or [1])
        method, path = self.chance.choice((("POST", "resend"), ("POST", "arrival"), ("DELETE", "delivery")))
        return await self._asks(method, f"/messages/{message_id}/{path}")

    async def has_read_us(self, person: Person) -> httpx.Response:
        state = self.chance.choice(("delivered", "read"))
        key = f"sent:{self.operators[0].id}:reply-{self.chance.randint(1, 300):08}"
        told = {"external_id": key, "state": state, "at": _now(), "address": str(person.number)}
        return await self._told({"is": "Status", **told, "upto": self.chance.random() < 0.5})

    async def sees_us_change(self, person: Person) -> httpx.Response:
        operator = self.operators[0]
        changes = (
            (f"/operators/{self.operators[-1].id}", {"name": f"Дарья {next(self.numbers)}"}),
            (f"/channels/{self.channel_id}", {"name": f"Попугай {next(self.numbers)}"}),
            ("/me/preferences", {"theme": self.chance.choice(("dark", "light"))}),
        )
        path, change = self.chance.choice(changes)
        return await operator.asks("PATCH", path, change)

    async def is_weighed(self, person: Person) -> httpx.Response:
        priority = self.chance.choice(("low", "normal", "high", "urgent"))
        return await self._asks("PUT", f"{_of(person)}/priority", {"priority": priority})

    async def is_tagged(self, person: Person) -> httpx.Response:
        tags = {
            "add": [self.chance.choice(("возврат", "гарантия", "опт"))],
            "remove": [self.chance.randint(1, 3)],
        }
        return await self._asks("PUT", f"{_of(person)}/tags", tags)

    async def calls_a_colleague(self, person: Person) -> httpx.Response:
        name = {
            "type": "mention",
            "offset": 0,
            "length": 4,
            "operator_id": self.chance.choice(self.operators).id,
        }
        note = {"key": f"notes-{next(self.numbers):08}", "text": "@кто посмотрит?", "entities": [name]}
        return await self._asks("POST", f"{_of(person)}/notes", note)

    async def answers_the_call(self, person: Person) -> httpx.Response:
        return await self._asks("POST", f"{_of(person)}/mentions/seen")

    async def is_one_of_many(self, person: Person) -> httpx.Response:
        """Also somebody whom nobody knows."""
        many = [
            person.conversation_id,
            *(one.conversation_id for one in self.chance.sample(self.people, 3)),
            1 << 40,
        ]
        deed = self.chance.choice(
            ({"close": True}, {"reopen": True}, {"priority": "high"}, {"assignee_id": self.operators[0].id})
        )
        act = f"many-{next(self.numbers):08}"
        operator = self.chance.choice(self.operators)
        self.acts.append((operator, act))
        return await operator.asks("POST", "/conversations/bulk", {"ids": sorted({*many}), "do": deed}, act)

    async def sees_it_taken_back(self, person: Person) -> httpx.Response:
        operator, act = self.chance.choice(self.acts or [(self.operators[0], "never-done")])
        return await operator.asks("POST", f"/acts/{act}/undo")

    async def is_answered_in_a_moment(self, person: Person) -> httpx.Response:
        """Held for a second; some are taken back in time."""
        key = f"reply-{next(self.numbers):08}"
        operator = self.chance.choice(self.operators)
        reply = {"key": key, "text": "Сейчас узнаю", "hold_seconds": 1}
        answer = await operator.asks("POST", f"{_of(person)}/replies", reply)
        if answer.is_success and self.chance.random() < 0.5:
            return await operator.asks("DELETE", f"{_of(person)}/replies/{key}")
        return answer

    _deeds: tuple[Callable[["Crowd", Person], Awaitable[httpx.Response]], ...] = (
        *(writes, writes, writes, writes, edits, edits, deletes, reacts, renames, blocks),
        *(is_answered, is_answered, is_answered, is_noted, is_closed, is_reopened, is_assigned, is_snoozed),
        *(is_woken, is_read, is_read, is_given_a_name, has_a_reply_decided, has_read_us, sees_us_change),
        *(is_weighed, is_tagged, calls_a_colleague, answers_the_call, is_one_of_many, sees_it_taken_back),
        is_answered_in_a_moment,
    )

    def _message(self, person: Person, external_id: str, text: str, sent_at: datetime) -> dict[str, Any]:
        return {
            "external_id": external_id,
            "author": self._author(person),
            "address": str(person.number),
            "sent_at": sent_at.isoformat(),
            "text": text,
        }

    def _author(self, person: Person) -> dict[str, str]:
        return {"external_id": f"p{person.number}", "name": person.name}

    async def _told(self, *heard: dict[str, Any]) -> httpx.Response:
        body = {"key": f"u{next(self.numbers)}", "heard": heard}
        answer = await self.operators[0].http.post(self.hook, json=body)
        assert answer.is_success, answer.text
        return answer

    async def _asks(self, method: str, path: str, body: object = None) -> httpx.Response:
        return await self.chance.choice(self.operators).asks(method, path, body)


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _of(person: Person) -> str:
    return f"/conversations/{person.conversation_id}"
