"""Phone numbers, as people and messengers write them."""

import re
from collections.abc import Iterator

# phonenumbers, with its tables, is loaded when the first number is read.
_PLENTY_OF_DIGITS = re.compile(r"\d(?:[\s()\[\].\-\u2010-\u2015/]{0,4}\d){9}")
_ADDRESS = re.compile(r"(?:\w+://|www\.)\S+")
_OTHER_NUMBER = re.compile(
    r"(?:заказ\w*|трек\w*|накладн\w*|отправлени\w*|счет\w*|счёт\w*|карт\w*|инн|огрн|снилс|договор\w*|чек\w*|артикул\w*"
    r"|штрихкод\w*|паспорт\w*|полис\w*|номер заказа|order|track\w*|invoice|card|parcel|id|№|#)"
    r"[\s:.\-–—№#]*(?:номер\w*|number|no\.?)?[\s:.№#]*$",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"(\d)\1{6}$|(?:1234567|7654321)$|^(?:0123456789|1234567890)$")
_NOBODYS = re.compile(
    r"\+7(?:800|804|80[1359])\d{7}$|\+1(?:800|888|877|866|855|844|833)\d{7}$|\+(?:800|808|979)\d+$"
)


def e164(written: str, region: str = "RU") -> str | None:
    """`+79161234567`; none of what is no number that could ring. Extensions are left out."""
    found = e164_and_extension(written, region)
    return found[0] if found else None


def e164_and_extension(written: str, region: str = "RU") -> tuple[str, str] | None:
    """The same, and what is dialled after somebody has answered, which may be empty."""
    import phonenumbers

    for attempt in (written, f"+{written}"):
        try:
            number = phonenumbers.parse(attempt, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            return str(shown), number.extension or ""
    return None


def phones_in(text: str, region: str = "RU") -> Iterator[tuple[str, str]]:
    """Each number that stands in the text, in E.164, with its extension, which may be empty.

    Numbers of orders, parcels, cards and papers are none. A text without ten digits in a row costs a microsecond."""
    if _PLENTY_OF_DIGITS.search(text) is None:
        return
    import phonenumbers

    text = _ADDRESS.sub(lambda link: " " * len(link[0]), text)
    for found in phonenumbers.PhoneNumberMatcher(text, region):
        before, after = text[: found.start], text[found.end :]
        if _goes_on(before[-2:][::-1]) or _goes_on(after[:2]):
            continue  # a piece of a card's number or of something longer
        if not found.raw_string.startswith("+") and _OTHER_NUMBER.search(before[-40:]):
            continue
        number = phonenumbers.format_number(found.number, phonenumbers.PhoneNumberFormat.E164)
        yield str(number), found.number.extension or ""


def _goes_on(neighbours: str) -> bool:
    """Whether more digits stand right beside."""
    return neighbours[:1].isdigit() or (neighbours[:1] in {" ", "-", "\u00a0"} and neighbours[1:2].isdigit())


def is_personal_phone(number: str) -> bool:
    """Of a number in E.164: whether it may be one person's. 8-800 is nobody's, +7 999 999-99-99 only fills a field."""
    return not fills_a_field(number) and not is_nobodys(number)


def fills_a_field(number: str) -> bool:
    """Of a number in E.164: whether people type it where they do not want to tell theirs."""
    return _PLACEHOLDER.search(number[2:]) is not None


def is_nobodys(number: str) -> bool:
    """Of a number in E.164: toll-free, or of a service."""
    return _NOBODYS.match(number) is not None


def shown_phone(number: str) -> str:
    """`+7 916 123-45-67`, as people read it."""
    import phonenumbers

    parsed = phonenumbers.parse(number, None)
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL))


def is_of_country(number: str, region: str) -> bool:
    """Whether the number begins with the country's code. Several countries share some: +7 is Kazakhstan's too."""
    import phonenumbers

    return number.startswith(f"+{phonenumbers.country_code_for_region(region)}")


def may_be_mobile(number: str) -> bool:
    """Of a number in E.164: whether it may be a telephone in somebody's pocket, behind which no office sits. Some
    countries do not tell by the number."""
    import phonenumbers

    kind = phonenumbers.number_type(phonenumbers.parse(number, None))
    sorts = phonenumbers.PhoneNumberType
    return kind in {sorts.MOBILE, sorts.FIXED_LINE_OR_MOBILE, sorts.PERSONAL_NUMBER}
