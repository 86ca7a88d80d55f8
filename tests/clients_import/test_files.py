"""Files as programs, people and strangers write them."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.clients.importing.tables import Inspected, inspect_file, rows_of
from app.kit.errors import OknoError

WORDS = "ФИО;Телефон\nАнна Ёлкина;8 916 123-45-67\n"


def rows(path: Path) -> list[tuple[int, tuple[str, ...], str | None]]:
    return [(row.number, row.cells, row.code) for row in rows_of(path, inspect_file(path).format)][1:]


def written(folder: Path, content: bytes | str, name: str = "clients.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refusal(path: Path) -> tuple[str, str]:
    with pytest.raises(OknoError) as refused:
        inspect_file(path)
    return refused.value.code, refused.value.detail


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_the_encoding_is_found_out(tmp_path: Path, encoding: str) -> None:
    assert rows(written(tmp_path, WORDS.encode(encoding))) == [(2, ("Анна Ёлкина", "8 916 123-45-67"), None)]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found_out(tmp_path: Path, delimiter: str) -> None:
    path = written(tmp_path, f'name{delimiter}note\nAnna{delimiter}"a; b, c"\n')
    assert rows(path) == [(2, ("Anna", "a; b, c"), None)]


def test_the_line_that_tells_excel_the_delimiter_is_no_row(tmp_path: Path) -> None:
    assert inspect_file(written(tmp_path, "sep=;\nname;note\nAnna;x\n")).columns == ("name", "note")


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    path = written(tmp_path, 'name,note\nAnna,"two\nlines"\n\n,\nBoris,x\n')
    assert [(number, cells[0]) for number, cells, _ in rows(path)] == [(2, "Anna"), (5, "Boris")]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('"Anna" Petrova,x', "broken_quotes"),
        ("Anna\0,x", "nul_byte"),
        (f"{'a' * 140_000},x", "cell_too_long"),
    ],
)
def test_a_row_that_cannot_be_read_leaves_its_neighbours_alone(tmp_path: Path, line: str, code: str) -> None:
    found = rows(written(tmp_path, f"name,note\nVera,1\n{line}\nBoris,2\n"))
    assert [(number, told) for number, _, told in found] == [(2, None), (3, code), (4, None)]


def test_a_file_cut_off_in_the_middle_of_a_row_says_which(tmp_path: Path) -> None:
    assert rows(written(tmp_path, "name,phone,note\nVera,1,x\nBor"))[-1] == (3, ("Bor",), "row_cut_off")


@pytest.mark.parametrize(
    ("content", "code", "row"),
    [
        (b"", "file_empty", ""),
        (b"name,phone\n", "file_empty", ""),
        ('name,note\nVera,"no end', "file_cut_off", "row 2"),
        ('name,note\nVera,"' + "x\n" * 2_000 + "Boris,y\n", "quote_not_closed", "row 2"),
        ("name\n" + "a" * 3_000_000, "line_too_long", "row 2"),
        (",".join(f"c{n}" for n in range(10_000)) + "\n1\n", "too_many_columns", "row 1"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "xls_not_supported", ""),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_a_table", "row 1"),
        (WORDS.encode("utf-16")[2:], "not_a_table", "row 1"),
        ("имя\nАнна ".encode("cp1251") + b"\x98\n", "bad_encoding", "row 1"),
        (b"PK\x03\x04 and no more", "file_damaged", "row 1"),
    ],
)
def test_a_file_that_cannot_be_read_to_its_end_is_refused(
    tmp_path: Path, content: bytes | str, code: str, row: str
) -> None:
    assert refusal(written(tmp_path, content)) == (code, row)


@pytest.fixture
def book(tmp_path: Path) -> Callable[[list[list[object]]], Path]:
    def saved(cells: list[list[object]]) -> Path:
        made = Workbook()
        assert made.active is not None
        for row in cells:
            made.active.append(row)
        made.save(tmp_path / "clients.xlsx")
        return tmp_path / "clients.xlsx"

    return saved


def test_a_spreadsheet_is_read_as_text(book: Callable[[list[list[object]]], Path]) -> None:
    path = book(
        [
            ["ID", "Телефон", "Дата", "VIP", "Сумма", "Формула"],
            [7, 79161234567.0, date(1990, 5, 31), True, 12.5, "=1+1"],
            [],
            [None, "#N/A", None, False, None, None],
        ]
    )
    assert rows(path) == [
        (2, ("7", "79161234567", "1990-05-31", "yes", "12.5"), None),
        (4, ("", "", "", "no"), None),
    ]


def test_a_spreadsheet_of_too_many_columns_is_refused(book: Callable[[list[list[object]]], Path]) -> None:
    assert refusal(book([[*range(10_000)], ["Anna"]])) == ("too_many_columns", "row 1")


def test_a_spreadsheet_cut_off_is_refused(book: Callable[[list[list[object]]], Path], tmp_path: Path) -> None:
    whole = book([["name"], ["Anna"]]).read_bytes()
    assert refusal(written(tmp_path, whole[: len(whole) // 2], "cut.xlsx")) == ("file_damaged", "row 1")


def repacked(path: Path, part: str, content: bytes) -> Path:
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, old in (parts | {part: content}).items():
            made.writestr(name, old)
    return path


def test_a_bomb_is_not_unpacked(book: Callable[[list[list[object]]], Path]) -> None:
    path = repacked(book([["name"], ["Anna"]]), "xl/media/picture.bin", b"\0" * 60_000_000)
    assert refusal(path) == ("xlsx_bomb", "")


def test_words_that_define_themselves_are_refused(book: Callable[[list[list[object]]], Path]) -> None:
    laughing = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert refusal(repacked(book([["name"], ["Anna"]]), "xl/worksheets/sheet1.xml", laughing)) == (
        "xlsx_bomb",
        "",
    )


def test_a_row_number_beyond_all_sheets_is_no_loop_without_end(
    book: Callable[[list[list[object]]], Path],
) -> None:
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'
        b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData></worksheet>'
    )
    code, _ = refusal(repacked(book([["name"], ["Anna"]]), "xl/worksheets/sheet1.xml", far))
    assert code == "too_many_rows"


def test_what_is_shown_before_is_short(tmp_path: Path) -> None:
    found: Inspected = inspect_file(written(tmp_path, "name,note\n" + f"Anna,{'x' * 500}\n" * 30))
    assert (len(found.sample), len(found.sample[0][1]), found.row_count) == (8, 120, 31)
