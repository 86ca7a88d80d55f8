"""`okno clients import`, typed at the server, on both databases."""

import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from sqlalchemy import func, select
from typer.testing import Result

from app.cli import clients
from app.clients.changing import change_client
from app.clients.queries import client_card
from app.clients.schemas import ClientCard, ClientChange
from app.db.engine import Database
from app.db.tables import Client, ClientImport
from app.db.writer import Writer
from app.events.log import events_after
from app.kit.clock import SetClock
from tests.access.commands import Terminal

Imports = Callable[..., Result]
HEADINGS = ("ID", "ФИО", "Телефон", "Почта", "Город", "Теги", "Комментарий")
ANNA = ("7", "Анна Ветрова", "8 916 123-45-67", "anna@mail.ru", "Москва", "VIP", "Любит синие окна")


@pytest.fixture
def terminal(database_url: str, tmp_path: Path) -> Terminal:
    return Terminal(database_url, tmp_path / "data")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "клиенты.csv"


@pytest.fixture
def imports(terminal: Terminal, file: Path) -> Imports:
    """Writes the rows into the file and brings it in."""

    def run(*rows: Sequence[str], headings: Sequence[str] = HEADINGS, options: Sequence[str] = ()) -> Result:
        with file.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened, delimiter=";").writerows([headings, *rows])
        done = terminal.types(clients.app, "import", str(file), *options)
        assert done.exit_code == 0, done.output
        return done

    return run


def everybody(database: Database) -> list[ClientCard]:
    with database.snapshot() as connection:
        ids = connection.execute(select(Client.id).order_by(Client.id)).scalars().all()
        return [card for client_id in ids if (card := client_card(connection, client_id)) is not None]


def told(done: Result) -> dict[str, int]:
    lines = (line.strip().rpartition(": ") for line in done.stdout.splitlines())
    return {name: int(count) for name, _, count in lines if count not in {"", "0"}}


def test_a_row_becomes_a_client_with_all_that_it_says(imports: Imports, database: Database) -> None:
    assert told(imports(ANNA)) == {"created": 1}

    (anna,) = everybody(database)
    assert (anna.name, anna.note, anna.tags, anna.attributes) == (
        "Анна Ветрова",
        "Любит синие окна",
        ("VIP",),
        {"city": "Москва"},
    )
    assert [(one.kind, one.value, one.proof, one.source) for one in anna.contact_points] == [
        ("phone", "+79161234567", "claimed", "import"),
        ("email", "anna@mail.ru", "claimed", "import"),
    ]


def test_a_second_run_makes_no_doubles_also_of_rows_without_an_id(
    imports: Imports, database: Database
) -> None:
    nameless = ("", "Вера", "", "vera@mail.ru", "", "", "")
    imports(ANNA, nameless)
    assert told(imports(ANNA, nameless)) == {"unchanged": 2}
    assert len(everybody(database)) == 2


def test_a_copy_of_the_file_under_another_name_is_the_same_file(
    imports: Imports, terminal: Terminal, file: Path
) -> None:
    imports(ANNA)
    copy = file.rename(file.with_name("другое имя.csv"))
    assert told(terminal.types(clients.app, "import", str(copy))) == {"unchanged": 1}


def test_people_who_share_a_phone_stay_several(imports: Imports, database: Database) -> None:
    imports(ANNA, ("8", "Борис Ветров", "+7 (916) 123-45-67", "", "", "", ""))
    assert [card.name for card in everybody(database)] == ["Анна Ветрова", "Борис Ветров"]


def test_a_changed_row_changes_only_what_nobody_has_touched(
    imports: Imports, database: Database, writer: Writer, clock: SetClock
) -> None:
    imports(ANNA)
    (anna,) = everybody(database)
    by_hand = ClientChange(
        note="Звонить после шести",
        attributes={"patronymic": "Ивановна"},
        add_tags=("опт",),
        remove_tags=("VIP",),
    )
    writer.write_now(change_client, anna.id, by_hand, clock.now())

    row = ("7", "Анна Соколова", "8 916 765-43-21", "anna@mail.ru", "Тверь", "VIP, розница", "Любит зелёные")
    done = imports(row)

    assert told(done) == {"updated": 1, "kept_by_hand": 1}
    (anna,) = everybody(database)
    assert (anna.name, anna.note) == ("Анна Соколова", "Звонить после шести")
    assert anna.tags == ("опт", "розница")
    assert anna.attributes == {"patronymic": "Ивановна", "city": "Тверь"}
    assert {one.value for one in anna.contact_points} == {"+79167654321", "anna@mail.ru"}
    assert told(imports(row)) == {"unchanged": 1}


def test_a_column_that_the_file_does_not_have_changes_nothing(imports: Imports, database: Database) -> None:
    imports(ANNA)
    done = imports(("7", "Анна Ветрова", "Тверь"), headings=("ID", "ФИО", "Город"))
    assert told(done) == {"updated": 1}
    (anna,) = everybody(database)
    assert (anna.note, anna.attributes, len(anna.contact_points)) == (
        "Любит синие окна",
        {"city": "Тверь"},
        2,
    )


def test_windows_that_are_open_hear_of_a_change(imports: Imports, database: Database) -> None:
    imports(ANNA)
    imports(("7", "Анна Соколова", *ANNA[2:]))
    with database.snapshot() as connection:
        kinds = [event.entry.kind for event in events_after(connection, 0, 100)]
    assert kinds.count("client.changed") == 1


def test_the_second_row_with_one_id_is_refused_every_time(imports: Imports, database: Database) -> None:
    other = ("7", "Совсем другая", "", "", "", "", "")
    for _ in range(2):
        assert told(imports(ANNA, other)).get("duplicate_in_file") == 1
    assert [card.name for card in everybody(database)] == ["Анна Ветрова"]


def test_an_erased_client_does_not_come_back(
    imports: Imports, database: Database, writer: Writer, clock: SetClock
) -> None:
    imports(ANNA)
    writer.write_now(lambda tx: tx.run("UPDATE clients SET erased_at = ?", (tx.stored(clock.now()),)))
    assert told(imports(("7", "Анна Снова", *ANNA[2:]))) == {"refused": 1, "client_erased": 1}


def test_a_dry_run_says_of_each_row_what_would_be_and_writes_nothing(
    imports: Imports, database: Database, tmp_path: Path
) -> None:
    report = tmp_path / "report.jsonl"
    wrong = ("8", "Борис", "12345", "", "", "", "")
    again = ("7", "Ещё раз", "", "", "", "", "")
    done = imports(ANNA, wrong, again, options=("--dry-run", "--report", str(report)))

    assert told(done) == {
        "would be created": 2,
        "would be refused": 1,
        "bad_phone": 1,
        "duplicate_in_file": 1,
    }
    lines = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    assert [(line["row"], line["outcome"], [one["code"] for one in line["problems"]]) for line in lines] == [
        (2, "created", []),
        (3, "created", ["bad_phone"]),
        (4, "refused", ["duplicate_in_file"]),
    ]
    with database.snapshot() as connection:
        for table in (Client, ClientImport):
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 0


def test_strictly_nothing_of_a_row_with_a_mistake_is_taken(imports: Imports, database: Database) -> None:
    wrong = ("8", "Борис", "12345", "boris@mail.ru", "", "", "")
    assert told(imports(wrong, options=("--strict",))) == {"refused": 1, "bad_phone": 1}
    assert everybody(database) == []


def test_a_report_for_a_spreadsheet_has_no_formulas(imports: Imports, tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    imports(("=1+1", "Анна", "", "", "", "", ""), options=("--report", str(report)))
    assert [row[:3] for row in csv.reader(report.read_text(encoding="utf-8").splitlines())] == [
        ["row", "record_id", "outcome"],
        ["2", "'=1+1", "created"],
    ]


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--map", "Нет=phone"], "bad_mapping", "Нет: unknown_column"),
        (["--map", "ФИО=shoe"], "bad_mapping", "ФИО: unknown_field"),
        (["--map", "ФИО"], "not_a_setting", ""),
        (["--encoding", "klingon"], "bad_encoding", "klingon"),
        (["--delimiter", ";;"], "bad_delimiter", ";;"),
        (["--dry-run", "--report", "report.txt"], "report_format", "report.txt"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(
    sqlite_url: str, tmp_path: Path, file: Path, options: list[str], code: str, said: str
) -> None:
    file.write_text("ID;ФИО\n7;Анна\n", encoding="utf-8")
    done = Terminal(sqlite_url, tmp_path / "data").types(clients.app, "import", str(file), *options)
    assert done.exit_code == 1
    assert f"({code})" in done.output
    assert said in done.output
