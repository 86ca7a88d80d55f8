"""Which column of a file means what."""

import re
from collections.abc import Iterable, Mapping, Sequence

from app.clients.attributes import Attribute
from app.kit.errors import OknoError
from app.kit.text import folded

FIELDS = ("record_id", "name", "first_name", "last_name", "phone", "email", "note", "tags")
"""What a column can be besides an attribute. Phones, e-mails, notes, tags and texts may come from several columns."""
ONLY_ONE = frozenset({"record_id", "name", "first_name", "last_name"})
SKIP = "skip"

_HEADINGS: Mapping[str, str] = {
    "record_id": "id, ид, rec id, record id, client id, customer id, contact id, user id, uid, guid, external id,"
    " код, код клиента, номер клиента, id клиента, ид клиента, идентификатор, внешний id, номер записи",
    "name": "name, full name, fullname, client, customer, contact, contact name, display name, client name,"
    " customer name, имя клиента, фио, ф и о, полное имя, клиент, контакт, контактное лицо, покупатель,"
    " фамилия имя отчество, фамилия и имя, фамилия имя, имя и фамилия, имя фамилия",
    "first_name": "first name, firstname, given name, givenname, forename, имя",
    "last_name": "last name, lastname, surname, family name, second name, фамилия",
    "patronymic": "patronymic, middle name, middlename, отчество",
    "phone": "phone, phones, phone number, telephone, tel, mobile, mobile phone, cell, cell phone, home phone,"
    " work phone, телефон, телефоны, тел, номер, номер телефона, мобильный, мобильный телефон, моб, моб телефон,"
    " сотовый, рабочий телефон, домашний телефон, контактный телефон, телефон клиента",
    "email": "email, e mail, mail, emails, email address, e mail address, почта, эл почта, электронная почта,"
    " имейл, емейл, мейл, адрес электронной почты",
    "username": "username, user name, nick, nickname, login, telegram, tg, телеграм, телеграмм, vk, vkontakte,"
    " вк, вконтакте, ник, никнейм, логин, telegram id, vk id, telegram username",
    "city": "city, town, suburb, город, населенный пункт",
    "birth_date": "birth date, birthdate, birthday, date of birth, dob, bday, дата рождения, день рождения, др,"
    " рожден, родился",
    "address": "address, street, street number, street address, home address, postcode, postal code, zip,"
    " zip code, state, адрес, улица, дом, индекс, почтовый индекс, адрес доставки, адрес проживания, домашний адрес",
    "note": "note, notes, comment, comments, remark, remarks, description, комментарий, комментарии, заметка,"
    " заметки, примечание, примечания, описание",
    "tags": "tags, tag, labels, label, groups, group, segment, тег, теги, метка, метки, группа, группы, сегмент",
}
_MEANING = {heading.strip(): field for field, words in _HEADINGS.items() for heading in words.split(",")}


def guess_columns(columns: Sequence[str], attributes: Mapping[str, Attribute]) -> tuple[str, ...]:
    """For each column a field, the key of an attribute, or nothing."""
    own = {_heading(name): key for key, one in attributes.items() for name in (key, one.label or key)}
    guessed: list[str] = []
    for column in columns:
        heading = _heading(column)
        # "Телефон 2" and "address_1" mean what they mean without the number.
        bare = re.sub(r"\s*\d+$", "", heading)
        meaning = own.get(heading) or _MEANING.get(heading) or _MEANING.get(bare) or ""
        if meaning in ONLY_ONE and meaning in guessed:
            meaning = ""
        is_known = meaning in FIELDS or meaning in attributes
        guessed.append(meaning if is_known else "")
    return tuple(guessed)


def read_mapping(
    columns: Sequence[str],
    guessed: Sequence[str],
    wanted: Mapping[str, str],
    attributes: Mapping[str, Attribute],
) -> tuple[str, ...]:
    """What was guessed, with what somebody said in its place: heading to field, `skip` to leave it out.

    Raises OknoError bad_mapping: unknown_column, unknown_field or field_twice for each heading.
    """
    problems: dict[str, str] = {}
    mapped = list(guessed)
    for heading, target in wanted.items():
        places = [place for place, column in enumerate(columns) if _heading(column) == _heading(heading)]
        meaning = "" if target in {"", SKIP} else target.removeprefix("attribute:")
        if not places:
            problems[heading] = "unknown_column"
        elif meaning and meaning not in FIELDS and meaning not in attributes:
            problems[heading] = "unknown_field"
        for place in places:
            mapped[place] = meaning
    said = {_heading(heading) for heading in wanted}
    for place, meaning in enumerate(mapped):
        others = [other for other, one in enumerate(mapped) if one == meaning and other != place]
        if meaning in ONLY_ONE and others and _heading(columns[place]) not in said:
            mapped[place] = ""
    if problems:
        raise OknoError("bad_mapping", 422, fields=problems)
    return checked_mapping(columns, mapped, attributes)


def checked_mapping(
    columns: Sequence[str], mapped: Sequence[str], attributes: Mapping[str, Attribute]
) -> tuple[str, ...]:
    """Raises OknoError bad_mapping, nothing_mapped."""
    if len(mapped) != len(columns):
        raise OknoError("bad_mapping", 422, detail=f"{len(mapped)} fields for {len(columns)} columns")
    problems = {
        columns[place]: code
        for place, meaning in enumerate(mapped)
        if (code := _problem(meaning, mapped, attributes)) is not None
    }
    if problems:
        raise OknoError("bad_mapping", 422, fields=problems)
    if not set(mapped) - {"", "record_id"}:
        raise OknoError("nothing_mapped", 422)
    return tuple(mapped)


def _problem(meaning: str, mapped: Iterable[str], attributes: Mapping[str, Attribute]) -> str | None:
    if not meaning:
        return None
    if meaning not in FIELDS and meaning not in attributes:
        return "unknown_field"
    takes_one = meaning in ONLY_ONE or (meaning in attributes and attributes[meaning].type != "text")
    return "field_twice" if takes_one and list(mapped).count(meaning) > 1 else None


def _heading(name: str) -> str:
    return " ".join(re.sub(r"[^\w]+|_", " ", folded(name)).split())
