"""`okno clients export`, read back."""

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.cli import clients
from app.clients.exporting.formats import disarmed
from app.db.engine import Database
from app.db.tables import Audit
from app.db.writer import Writer
from app.kit.clock import SetClock
from tests.access.commands import Terminal

FILE = (
    "ID,name,phone,email,birth_date,tags,note\n"
    '7,=cmd|calc,8 916 123-45-67,anna@mail.ru,1990-05-31,"VIP, опт","@SUM(1)"\n'
    "8,Анна Ветрова,+7 495 123-45-67,,,,\n"
)


@pytest.fixture
def terminal(database_url: str, tmp_path: Path) -> Terminal:
    terminal = Terminal(database_url, tmp_path / "data")
    (tmp_path / "clients.csv").write_text(FILE, encoding="utf-8")
    done = terminal.types(clients.app, "import", str(tmp_path / "clients.csv"), "--source", "crm")
    assert done.exit_code == 0, done.output
    return terminal


def sheet(content: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_what_came_in_goes_out(terminal: Terminal) -> None:
    anna, other = sheet(terminal.types(clients.app, "export", "-").stdout_bytes)
    assert anna == {
        "client_id": "1",
        "record_ids": "7",
        "name": "'=cmd|calc",
        "given_name": "",
        "other_names": "",
        "phones": "+7 916 123-45-67",
        "phone_proofs": "claimed",
        "emails": "anna@mail.ru",
        "email_proofs": "claimed",
        "accounts": "",
        "tags": "VIP; опт",
        "note": "'@SUM(1)",
        "first_contact": "",
        "last_contact": "",
        "patronymic": "",
        "birth_date": "1990-05-31",
        "city": "",
        "address": "",
        "username": "",
        "other_attributes": "",
    }
    assert other["phones"] == "+7 495 123-45-67"


def test_excel_gets_its_mark_and_its_semicolons(terminal: Terminal) -> None:
    content = terminal.types(clients.app, "export", "-", "--excel").stdout_bytes
    assert content.startswith(b"\xef\xbb\xbfclient_id;record_ids;")
    assert sheet(content, delimiter=";")[1]["name"] == "Анна Ветрова"


def test_a_sheet_holds_text_and_no_formulas(terminal: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    assert terminal.types(clients.app, "export", str(target)).exit_code == 0
    book = load_workbook(target)
    assert book.active is not None
    cells = next(iter(book.active.iter_rows(min_row=2, max_row=2)))
    assert (cells[2].value, cells[2].data_type) == ("=cmd|calc", "s")
    assert (cells[5].value, cells[5].data_type) == ("+7 916 123-45-67", "s")


def test_those_who_were_glued_are_one_with_all_their_records(
    terminal: Terminal, writer: Writer, clock: SetClock
) -> None:
    writer.write_now(lambda tx: tx.run("UPDATE clients SET glued_into_id = 2, root_id = 2 WHERE id = 1"))
    (line,) = terminal.types(clients.app, "export", "-", "--format", "jsonl").stdout.splitlines()
    anna = json.loads(line)
    assert (anna["id"], anna["name"], anna["other_names"]) == (2, "Анна Ветрова", ["=cmd|calc"])
    assert anna["records"] == [
        {"source": "crm", "record_id": "7"},
        {"source": "crm", "record_id": "8"},
    ]
    assert {point["value"] for point in anna["contact_points"]} == {
        "+79161234567",
        "+74951234567",
        "anna@mail.ru",
    }
    assert anna["attributes"] == {"birth_date": "1990-05-31"}
    assert anna["tags"] == ["VIP", "опт"]


def test_it_comes_back_as_it_went(terminal: Terminal, tmp_path: Path) -> None:
    out, again = tmp_path / "out.csv", tmp_path / "again.csv"
    assert terminal.types(clients.app, "export", str(out), "--excel").exit_code == 0
    back = terminal.types(clients.app, "import", str(out), "--source", "back")
    assert "created: 2" in back.output
    terminal.types(clients.app, "export", str(again), "--excel")
    before, after = (sheet(path.read_bytes(), delimiter=";") for path in (out, again))
    unlike = {"client_id", "record_ids"}
    assert [{k: v for k, v in row.items() if k not in unlike} for row in after[2:]] == [
        {k: v for k, v in row.items() if k not in unlike} for row in before
    ]


def test_whoever_takes_all_clients_along_is_written_down(terminal: Terminal, database: Database) -> None:
    terminal.types(clients.app, "export", "-", "--format", "jsonl")
    with database.snapshot() as connection:
        rows = connection.execute(Audit.__table__.select()).all()
    assert [(row.action, row.subject) for row in rows] == [
        ("clients.imported", "import:1"),
        ("clients.exported", "clients"),
    ]


def test_an_unknown_format_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal.types(clients.app, "export", str(tmp_path / "clients.doc"))
    assert (done.exit_code, "(export_format)" in done.output) == (1, True)
    assert not (tmp_path / "clients.doc").exists()


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+7 916 123-45-67", "+7 916 123-45-67"),
        ("+7 916 123-45-67; +375 29 123-45-67", "+7 916 123-45-67; +375 29 123-45-67"),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("+79161234567", "'+79161234567"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("Анна = Борис", "Анна = Борис"),
    ],
)
def test_what_a_spreadsheet_could_work_out_is_disarmed(cell: str, safe: str) -> None:
    assert disarmed(cell) == safe
