"""What one channel comes to know of one person."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.bench.people.drawing import Draw
from tests.bench.people.kinds import Channel, Proof, Tie
from tests.bench.people.mailboxes import mailbox, respelled
from tests.bench.people.names import CITY_AS_WRITTEN
from tests.bench.people.naming import leave_name
from tests.bench.people.numbers import PLACEHOLDERS, written
from tests.bench.people.shapes import Circle, Making, Number, Person, Record

_CHANNELS = {
    Channel.TELEGRAM: 30,
    Channel.SITE: 24,
    Channel.VK: 16,
    Channel.CALLBACK: 14,
    Channel.IMPORT: 16,
}  # fmt: skip
# One person seldom has two accounts at one messenger.
_SECOND_ACCOUNT = 0.15
_RECORDS = {1: 26, 2: 32, 3: 22, 4: 13, 5: 7}


@dataclass(frozen=True, slots=True)
class Words:
    """What is written beside the fields: with a number in it, and without one."""

    with_number: tuple[str, ...]
    without: tuple[str, ...]


_MESSAGES = Words(
    (
        "Здравствуйте! Перезвоните, пожалуйста, на {0}",
        "мой телефон {0}, звоните после шести",
        "Номер для курьера: {0}.",
        "{0}",
        "Добрый день, заказ оформляли на {0}, когда доставка?",
        "запишите тел. {0} спасибо",
        "Жду звонка ({0}) сегодня до 18:00",
    ),
    (
        "Здравствуйте, заказ 10482 ещё не пришёл",
        "Сколько стоит доставка?",
        "Хочу вернуть куртку, размер не подошёл",
        "Спасибо, всё пришло",
        "А оплатить картой можно? Сумма 12 450 руб.",
        "Вы сегодня работаете до 21?",
    ),
)
_NOTES = Words(
    ("доп. тел. {0}", "звонить на {0} после 18", "второй номер: {0}", "просьба не писать, только {0}"),
    ("постоянный клиент", "скидка 5 %", "договор 2291-К от 14.03.2024", "забирает сам, ул. Ленина, 7"),
)


@dataclass(frozen=True, slots=True)
class Knows:
    """How often a channel knows a fact, as probabilities."""

    phone: float
    number_in_text: float
    email: float
    city: float
    birth_date: float
    username: float


_KNOWS = {
    Channel.TELEGRAM: Knows(0.0, 0.5, 0.0, 0.0, 0.0, 0.6),
    Channel.VK: Knows(0.0, 0.4, 0.0, 0.65, 0.4, 0.55),
    Channel.SITE: Knows(0.5, 0.16, 0.45, 0.3, 0.0, 0.0),
    Channel.CALLBACK: Knows(1.0, 0.05, 0.25, 0.15, 0.0, 0.0),
    Channel.IMPORT: Knows(0.85, 0.15, 0.65, 0.6, 0.5, 0.0),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A record before all are shuffled and numbered."""

    record: Record
    making: Making


class Writing:
    """Writes records of persons; external ids are given once a channel."""

    def __init__(self, draw: Draw, circles: tuple[Circle, ...]) -> None:
        self._draw = draw
        self._circles: dict[str, list[Circle]] = {}
        for circle in circles:
            for member in circle.members:
                self._circles.setdefault(member, []).append(circle)
        self._external_ids: set[tuple[Channel, str]] = set()

    def records_of(self, person: Person) -> list[Draft]:
        """One to five."""
        chosen: list[Channel] = []
        for _ in range(self._draw.weighted(_RECORDS)):
            channel = self._draw.weighted(_CHANNELS)
            while channel in chosen and not self._draw.happens(_SECOND_ACCOUNT):
                channel = self._draw.weighted(_CHANNELS)
            chosen.append(channel)
        return [self._record(person, channel) for channel in chosen]

    def _record(self, person: Person, channel: Channel) -> Draft:
        draw, knows = self._draw, _KNOWS[channel]
        shown = leave_name(person, channel, draw)
        in_field = self._field_number(person) if draw.happens(knows.phone) else None
        in_text = self._own_number(person) if draw.happens(knows.number_in_text) else None
        email, plain_mailbox = self._email(person) if draw.happens(knows.email) else (None, None)
        city = person.city if draw.happens(knows.city) else None
        record = Record(
            id="",
            channel=channel,
            external_id=self._external_id(channel),
            name=shown.text,
            username=person.handle if draw.happens(knows.username) else None,
            phone=in_field.written if in_field else None,
            phone_proof=Proof.CLAIMED if in_field else None,
            email=email,
            city=self._city(city) if city else None,
            birth_date=person.birth_date if draw.happens(knows.birth_date) else None,
            text=self._text(in_text, _NOTES if channel is Channel.IMPORT else _MESSAGES),
        )
        making = Making(
            record="",
            person=person.id,
            corruptions=tuple(shown.corruptions),
            surname=shown.surname,
            first=shown.first,
            patronymic=shown.patronymic,
            initials=shown.initials,
            city=city,
            numbers=tuple(number for number in (in_field, in_text) if number),
            mailbox=plain_mailbox,
        )
        return Draft(record, making)

    def _external_id(self, channel: Channel) -> str:
        while True:
            drawn = _EXTERNAL_IDS[channel](self._draw)
            if (channel, drawn) not in self._external_ids:
                self._external_ids.add((channel, drawn))
                return drawn

    def _field_number(self, person: Person) -> Number:
        """Whatever the form accepts: one's own, the family's, the office's or an invented one."""
        draw = self._draw
        if person.hides_number and draw.happens(0.8):
            return self._number(draw.one(PLACEHOLDERS))
        for circle in self._circles.get(person.id, []):
            if circle.number and draw.happens(0.4):
                extension = (
                    circle.tie is Tie.OFFICE and not circle.number.startswith("+79") and draw.happens(0.5)
                )
                return self._number(
                    circle.number, f" доб. {draw.random.randrange(100, 400)}" if extension else ""
                )
        return self._own_number(person)

    def _own_number(self, person: Person) -> Number:
        second = person.second_number if self._draw.happens(0.3) else None
        return self._number(second or person.number)

    def _number(self, e164: str, extension: str = "") -> Number:
        plain = not extension and self._draw.happens(0.25)
        return Number(e164, e164 if plain else written(e164, self._draw) + extension)

    def _email(self, person: Person) -> tuple[str, str]:
        """As written, and its plain mailbox."""
        draw = self._draw
        for circle in self._circles.get(person.id, []):
            if circle.mailbox and draw.happens(0.3):
                return circle.mailbox, circle.mailbox
        return respelled(person.email, draw) if draw.happens(0.4) else person.email, mailbox(person.email)

    def _city(self, city: str) -> str:
        return self._draw.one(CITY_AS_WRITTEN.get(city, (city,))) if self._draw.happens(0.25) else city

    def _text(self, number: Number | None, words: Words) -> str | None:
        if number:
            return self._draw.one(words.with_number).format(number.written)
        return self._draw.one(words.without) if self._draw.happens(0.5) else None


_EXTERNAL_IDS: dict[Channel, Callable[[Draw], str]] = {
    Channel.TELEGRAM: lambda draw: str(draw.random.randrange(100_000_000, 7_900_000_000)),
    Channel.VK: lambda draw: str(draw.random.randrange(10_000, 890_000_000)),
    Channel.SITE: lambda draw: f"{draw.random.getrandbits(128):032x}",
    Channel.CALLBACK: lambda draw: f"request-{draw.random.randrange(10**9):09}",
    Channel.IMPORT: lambda draw: f"crm-{draw.random.randrange(10**8):08}",
}
