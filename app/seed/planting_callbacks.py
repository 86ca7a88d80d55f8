"""People who want to be phoned: late, soon, taken, rung in vain, done. Filed by the very units that file them today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.callbacks.asking import Asked, file_request
from app.callbacks.attempting import Attempt, record_attempt
from app.callbacks.claiming import claim
from app.callbacks.consenting import consent_text
from app.callbacks.phones import read_phone
from app.callbacks.rules import Rules
from app.callbacks.tickets import fingerprint
from app.callbacks.wanted import Wanted
from app.channels.open import OpenChannel
from app.db.transaction import Transaction
from app.hours.schedule import Schedule
from app.inbound.callback_voice import voice_of
from app.inbound.intake import intake
from app.kit.json import dumps
from connectors import registry
from connectors.contract import read_settings

KIND, KEY = "callback", "demo-callback"
SETTINGS = {"title": "Перезвоним вам", "greeting": "Оставьте номер, и мы позвоним в удобное время"}
ALWAYS = Schedule("UTC", (((0, 1440),),) * 7, {}, {})


@dataclass(frozen=True, slots=True)
class Caller:
    """Minutes count from now; what lies behind is negative."""

    name: str
    phone: str
    question: str
    asked: int
    wanted: int
    slot: bool = True
    timezone: str = "Europe/Moscow"
    claimed_by: str | None = None
    rung: tuple[tuple[int, str, str, str], ...] = ()
    """When, by whom, what came of it, and the note."""


def callers(operators: Mapping[str, int]) -> tuple[Caller, ...]:
    first, second, *_ = (*operators, *operators)
    return (
        Caller("Ольга Зимина", "+79162050121", "Можно ли примерить валенки в магазине?", -55, -25),
        Caller("Тимур Галеев", "8 917 205-01-34", "Нужны шарфы на весь класс, 28 штук", -12, 6),
        Caller("", "+7 921 205-77-18", "", -3, -3, slot=False),
        Caller(
            "Алия Сеитова",
            "+7 701 205-44-90",
            "Доставляете ли в Алматы?",
            -40,
            14,
            timezone="Asia/Almaty",
            claimed_by=first,
        ),
        Caller(
            "Пётр Лаптев",
            "8 (495) 205-31-60 доб. 214",
            "Договор на подарки сотрудникам",
            -300,
            -240,
            rung=(
                (-235, first, "no_answer", "Секретарь просила после обеда"),
                (-100, second, "busy", ""),
            ),
        ),
        Caller(
            "Марина Ким",
            "+7 914 205-63-07",
            "Возврат: не подошёл размер",
            -400,
            -380,
            timezone="Asia/Vladivostok",
            rung=((-370, second, "reached", "Оформили обмен на 38-й, курьер в четверг"),),
        ),
        Caller("Степан", "+7 903 205-18-42", "Есть ли самовары на подарок?", -70, 1_260),
    )


def plant_callbacks(tx: Transaction, operators: Mapping[str, int], now: datetime) -> int:
    """The channel's id. Nothing is logged: a fresh house has no window to tell."""
    at, mark = now.astimezone(UTC), len(tx.entries)
    channel = _open_channel(tx, at)
    for number, caller in enumerate(callers(operators)):
        _plant(tx, channel, caller, number, operators, at)
    del tx.entries[mark:]
    return channel.id


def _open_channel(tx: Transaction, at: datetime) -> OpenChannel:
    connector = registry.load(KIND)
    values = read_settings(connector.settings, SETTINGS)
    channel_id = tx.run(
        "INSERT INTO channels (kind, name, public_key, state, settings, created_at)"
        " VALUES (?, ?, ?, 'active', ?, ?) RETURNING id",
        (KIND, SETTINGS["title"], KEY, dumps(SETTINGS), tx.stored(at - timedelta(days=200))),
    ).scalar_one()
    return OpenChannel(
        channel_id, KIND, SETTINGS["title"], KEY, "active", connector.capabilities, connector(values), values
    )


def _plant(
    tx: Transaction,
    channel: OpenChannel,
    caller: Caller,
    number: int,
    operators: Mapping[str, int],
    now: datetime,
) -> None:
    at, begin = (
        now + timedelta(minutes=caller.asked),
        (now + timedelta(minutes=caller.wanted)).replace(second=0, microsecond=0),
    )
    asked = Asked(
        channel_id=channel.id,
        key=f"demo-request-{number:04}",
        token_hash=fingerprint(f"demo {number}"),
        asker=f"cb-demo-{number}",
        phone=read_phone(caller.phone, None, country="RU", foreign=True),
        name=caller.name,
        question=caller.question,
        wanted=Wanted("slot" if caller.slot else "now", begin, begin + timedelta(minutes=30), begin),
        timezone=caller.timezone,
        language="ru",
        address=f"192.0.2.{number + 1}",
        page_url="https://lavka-okno.example/contacts",
        consent=consent_text(channel.settings),
    )
    voice = voice_of(asked, channel, None, intake(timedelta(hours=24)), at)
    asker_id = file_request(tx, asked, Rules(), voice, at)
    callback_id = tx.run("SELECT callback_id FROM callback_askers WHERE id = ?", (asker_id,)).scalar_one()
    for minute, who, outcome, note in caller.rung:
        rang = now + timedelta(minutes=minute)
        attempt = Attempt(f"demo-{minute}", outcome, note)
        record_attempt(tx, callback_id, attempt, Rules(), ALWAYS, rang, by=operators[who])
    if caller.claimed_by is not None:
        claim(tx, callback_id, operators[caller.claimed_by], Rules(), now - timedelta(minutes=2))
