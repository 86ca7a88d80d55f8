"""The cast goes on writing, so that an open window has something to show."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from random import Random

import msgspec

from app.seed.roles import Cast
from tests.doubles.telegram.customer import Customer
from tests.doubles.telegram.double import TelegramDouble
from tests.doubles.telegram.participant import CannotWriteError

SECONDS_BETWEEN = (20.0, 40.0)
SECONDS_TO_READ = (5.0, 12.0)
LONGEST_WAIT = 4 * 60 * 60.0
"""Seconds for which somebody looks out for our answer."""


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    by: str
    """The key of an identity."""
    says: tuple[str, ...]
    when_answered: str | None = None


def read_lines() -> list[Line]:
    return msgspec.json.decode(Path(__file__).with_name("lines.json").read_bytes(), type=list[Line])


async def speak_now_and_then(
    telegram: TelegramDouble, cast: Cast, lines: Sequence[Line], chance: Random
) -> None:
    """Every line once; whoever is answered says a word more. Works until cancelled."""
    numbers = {
        identity.key: int(identity.external_id)
        for client in cast.clients
        for identity in client.identities
        if identity.external_id.isdecimal()
    }
    async with asyncio.TaskGroup() as replies:
        for line in lines:
            await asyncio.sleep(chance.uniform(*SECONDS_BETWEEN))
            customer = telegram.customer_with(numbers[line.by])
            last = await _say(customer, line.says, chance)
            if last is not None and line.when_answered is not None:
                replies.create_task(_thank(customer, last, line.when_answered, chance))


async def _say(customer: Customer, texts: Sequence[str], chance: Random) -> int | None:
    """The number of the last message; None when whoever plays this customer has blocked us."""
    last = None
    try:
        for text in texts:
            last = (await customer.writes(text)).message_id
            await asyncio.sleep(chance.uniform(1.5, 4))
    except CannotWriteError:
        return None
    return last


async def _thank(customer: Customer, after: int, text: str, chance: Random) -> None:
    await customer.hears(lambda mail: mail.message_id > after, patience=LONGEST_WAIT)
    await asyncio.sleep(chance.uniform(*SECONDS_TO_READ))
    await _say(customer, [text], chance)
