"""Cities and addresses, without the words that every address has."""

import re
from functools import lru_cache

from app.matching.letters import sound

_EMPTY_WORDS = re.compile(
    r"\b(?:ул|улица|д|дом|кв|квартира|г|гор|город|пр|пр-т|просп|проспект|пер|переулок|стр|строение|корп|корпус|к"
    r"|обл|область|р-н|район|ш|шоссе|б-р|бульвар|наб|набережная|пл|площадь|оф|офис|пос|поселок|с|село|дер|деревня"
    r"|мкр|микрорайон|под|подъезд|эт|этаж|россия|рф|russia|ul|ulitsa|dom|kv)\b\.?",
    re.IGNORECASE,
)
_CITIES = {
    "Москва": 0.12, "Санкт-Петербург": 0.05, "Новосибирск": 0.014, "Екатеринбург": 0.013, "Казань": 0.011,
    "Нижний Новгород": 0.01, "Красноярск": 0.01, "Челябинск": 0.01, "Самара": 0.01, "Уфа": 0.009,
    "Ростов-на-Дону": 0.009, "Краснодар": 0.009, "Омск": 0.009, "Воронеж": 0.008, "Пермь": 0.008,
    "Волгоград": 0.008,
}  # fmt: skip
_ALIASES = {
    "Питер": "Санкт-Петербург", "СПб": "Санкт-Петербург", "Петербург": "Санкт-Петербург", "Спб": "Санкт-Петербург",
    "St Petersburg": "Санкт-Петербург", "Saint Petersburg": "Санкт-Петербург", "Мск": "Москва",
    "Moscow": "Москва", "Екб": "Екатеринбург", "Нижний": "Нижний Новгород", "Ростов": "Ростов-на-Дону",
    "Новосиб": "Новосибирск", "НН": "Нижний Новгород", "Kazan": "Казань",
}  # fmt: skip
UNKNOWN_SHARE = 0.002
"""Of people who live in some city that is not among the largest."""


def _squeezed(text: str) -> str:
    return "".join(sound(word) for word in re.split(r"[\W_]+", text) if word)


_SHARES = {_squeezed(name): share for name, share in _CITIES.items()}
_FULL = {_squeezed(alias): _squeezed(name) for alias, name in _ALIASES.items()}


@lru_cache(maxsize=16_384)
def city(written: str) -> str:
    heard = _squeezed(_EMPTY_WORDS.sub(" ", written))
    return _FULL.get(heard, heard)


def share_of_city(heard: str) -> float:
    """Of all people, roughly."""
    return _SHARES.get(heard, UNKNOWN_SHARE)


@lru_cache(maxsize=16_384)
def address(written: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Its words, a part between commas as one piece, and its numbers, in order."""
    words: list[str] = []
    numbers: list[str] = []
    for part in written.split(","):
        bare = _EMPTY_WORDS.sub(" ", part.casefold())
        numbers += re.findall(r"\d+", bare)
        squeezed = _squeezed(re.sub(r"\d+", " ", bare))
        if squeezed:
            words.append(squeezed)
    return tuple(dict.fromkeys(words))[:6], tuple(dict.fromkeys(numbers))[:6]
