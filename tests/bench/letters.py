"""Telegram's calls as bytes, ready to be sent: one distinct message each, in Russian, from a crowd of clients."""

import json
import time
from random import Random

from connectors.telegram.webhook import SECRET_HEADER, secret_of
from tests.bench.house import BOT_KEY, BOT_TOKEN
from tests.bench.processes import HERE

CLIENTS = 500

_PHRASES = (
    "здравствуйте",
    "подскажите, пожалуйста, когда приедет мой заказ",
    "курьер обещал вчера вечером, а его всё нет",
    "можно ли поменять адрес доставки на соседний дом",
    "оплатила картой, но чек не пришёл",
    "размер не подошёл, хочу вернуть куртку",
    "спасибо большое",
    "жду ответа, если можно, сегодня",
)


def calls(first: int, count: int, randomness: Random) -> list[bytes]:
    """Whole requests; `first` is the number of the first update."""
    return [_call(number, randomness) for number in range(first, first + count)]


def _call(number: int, randomness: Random) -> bytes:
    body = json.dumps(_update(number, randomness), ensure_ascii=False).encode()
    head = (
        f"POST /hooks/{BOT_KEY} HTTP/1.1\r\nHost: {HERE}\r\nContent-Type: application/json\r\n"
        f"{SECRET_HEADER}: {secret_of(BOT_TOKEN)}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _update(number: int, randomness: Random) -> dict[str, object]:
    person = 1_000 + number % CLIENTS
    names = {"first_name": f"Клиент {person}", "last_name": "Иванова", "username": f"client_{person}"}
    words = ", ".join(randomness.choices(_PHRASES, k=randomness.randint(1, 5)))
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "from": {"id": person, "is_bot": False, **names, "language_code": "ru"},
            "chat": {"id": person, "type": "private", **names},
            "date": int(time.time()),
            "text": f"{words} №{number}",
        },
    }
