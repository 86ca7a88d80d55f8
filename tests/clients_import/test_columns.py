"""What columns mean, guessed and said."""

import pytest

from app.clients.attributes import Attribute, Misfit
from app.clients.importing.columns import guess_columns, read_mapping
from app.clients.importing.raw_rows import RawRow
from app.clients.importing.reading import Reader, Row
from app.clients.importing.source_names import source_of
from app.kit.errors import OknoError

ATTRIBUTES = {
    "birth_date": Attribute("birth_date", None, "date"),
    "city": Attribute("city", None, "text"),
    "address": Attribute("address", None, "text"),
    "patronymic": Attribute("patronymic", None, "text"),
    "username": Attribute("username", None, "text"),
    "size": Attribute("size", "Размер обуви", "number"),
    "tier": Attribute("tier", "Уровень", "choice", ("Золото", "Серебро")),
    "agreed": Attribute("agreed", "Согласие", "yes_no"),
    "page": Attribute("page", "Страница", "link"),
}


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("ФИО", "name"),
        ("Ф.И.О.", "name"),
        ("Имя", "first_name"),
        ("given_name", "first_name"),
        (" surname", "last_name"),
        ("Отчество", "patronymic"),
        ("Телефон 2", "phone"),
        ("Моб. телефон", "phone"),
        ("E-Mail", "email"),
        ("Эл. почта", "email"),
        ("Дата рождения", "birth_date"),
        ("date_of_birth", "birth_date"),
        ("rec_id", "record_id"),
        ("Населённый пункт", "city"),
        ("address_1", "address"),
        ("Размер обуви", "size"),
        ("SIZE", "size"),
        ("soc_sec_id", ""),
        ("", ""),
    ],
)
def test_common_headings_are_understood(heading: str, meaning: str) -> None:
    assert guess_columns([heading], ATTRIBUTES) == (meaning,)


def test_only_one_column_is_the_id() -> None:
    assert guess_columns(["ID", "Код клиента", "Телефон", "Телефон"], ATTRIBUTES) == (
        "record_id",
        "",
        "phone",
        "phone",
    )


def test_what_somebody_says_stands_before_what_is_guessed() -> None:
    columns = ["ID", "Код", "Имя", "Прим."]
    mapped = read_mapping(
        columns,
        guess_columns(columns, ATTRIBUTES),
        {"Код": "record_id", "имя": "skip", "Прим.": "attribute:city"},
        ATTRIBUTES,
    )
    assert mapped == ("", "record_id", "", "city")


def test_a_mapping_that_cannot_be_is_refused_heading_by_heading() -> None:
    with pytest.raises(OknoError) as refused:
        read_mapping(["A"], [""], {"B": "phone", "A": "shoe"}, ATTRIBUTES)
    assert refused.value.fields == {"B": "unknown_column", "A": "unknown_field"}


def read(*cells: str, mapping: tuple[str, ...], strict: bool = False) -> Row:
    return Reader(mapping, ATTRIBUTES, strict).read(RawRow(2, cells))


def test_a_row_is_read_by_its_columns() -> None:
    row = read(
        "Ветрова",
        "Анна",
        "8 (916) 123-45-67; +7 495 123 45 67",
        "Anna@Mail.RU, anna@work.example",
        "VIP, опт",
        "Тверская",
        "дом 1",
        mapping=("last_name", "first_name", "phone", "email", "tags", "address", "address"),
    )
    assert (row.name, row.phones, row.emails) == (
        "Анна Ветрова",
        ("+79161234567", "+74951234567"),
        ("anna@mail.ru", "anna@work.example"),
    )
    assert (row.tags, row.attributes) == (("VIP", "опт"), {"address": "Тверская, дом 1"})


def test_what_cannot_be_read_is_left_out_and_told() -> None:
    cells, mapping = ("Анна", "12345", "31.02.1990"), ("name", "phone", "birth_date")
    row = read(*cells, mapping=mapping)
    assert (row.refused, row.phones, row.attributes) == (None, (), {})
    assert [(one.field, one.code, one.value) for one in row.problems] == [
        ("phone", "bad_phone", "12345"),
        ("birth_date", "bad_date", "31.02.1990"),
    ]
    assert read(*cells, mapping=mapping, strict=True).refused == "bad_phone"


def test_a_row_that_says_nothing_is_refused() -> None:
    assert read("17", "", mapping=("record_id", "phone")).refused == "nothing_to_import"
    assert read("17", "12", mapping=("record_id", "phone")).refused == "bad_phone"
    assert read("Анна", "more", mapping=("name",)).refused == "too_many_cells"


def test_a_row_without_an_id_is_known_by_what_it_says() -> None:
    one, same, other = (read(name, mapping=("name",)).record_id for name in ("Анна", " Анна ", "Вера"))
    assert one.startswith("row:")
    assert one == same != other


@pytest.mark.parametrize(
    ("key", "written", "kept"),
    [
        ("birth_date", "31.05.1990", "1990-05-31"),
        ("birth_date", "31/5/90", "1990-05-31"),
        ("birth_date", "19900531", "1990-05-31"),
        ("birth_date", "1990-05-31 00:00:00", "1990-05-31"),
        ("birth_date", "1.2.03", "2003-02-01"),
        ("size", "1 234,50", "1234.5"),
        ("size", "1e5", None),
        ("tier", "золото", "Золото"),
        ("tier", "бронза", None),
        ("agreed", "Да", "yes"),
        ("agreed", "maybe", None),
        ("page", "okno.example/a", "https://okno.example/a"),
        ("page", "javascript:alert(1)", None),
        ("page", "https://a@b.example", None),
        ("birth_date", "12/31/1990", None),
        ("city", "x" * 2_001, None),
    ],
)
def test_values_are_read_by_their_type(key: str, written: str, kept: str | None) -> None:
    if kept is None:
        with pytest.raises(Misfit):
            ATTRIBUTES[key].read(written)
    else:
        assert ATTRIBUTES[key].read(written) == kept
        assert ATTRIBUTES[key].read(kept) == kept


@pytest.mark.parametrize(
    "name", ["Клиенты.xlsx", "клиенты (1).csv", "клиенты_2026-11-22.csv", "Клиенты 20261122_0915.csv"]
)
def test_the_next_export_of_the_same_system_is_of_the_same_source(name: str) -> None:
    assert source_of(name) == "клиенты"
