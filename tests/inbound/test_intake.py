"""Whatever channels bring is filed once, in order, and never harms its neighbours."""

from datetime import timedelta
from typing import Any

import pytest

from app.conversations.history_queries import history_page
from app.conversations.list_queries import conversation_page
from app.conversations.narrowing import ListFilter
from app.db.engine import Database
from app.db.writer import Writer
from app.events.log import events_after, last_seq
from app.inbound.letters import Letter
from app.kit.clock import SetClock
from connectors.contract import ButtonPress, Deletion, Edit, MessageIn, Reachability, Service
from tests.inbound.people import INTAKE, Customer, connect_channel


@pytest.fixture
def channel(writer: Writer, clock: SetClock) -> int:
    return connect_channel(writer, clock)


@pytest.fixture
def anna(writer: Writer, clock: SetClock, channel: int) -> Customer:
    return Customer(writer, clock, channel, "anna", "Анна Ветрова")


def rows(database: Database) -> list[dict[str, Any]]:
    with database.snapshot() as connection:
        return conversation_page(connection, ListFilter(), operator_id=1)[0]


def words_of(database: Database, client_id: int) -> list[str]:
    with database.snapshot() as connection:
        return [card["text"] for card in history_page(connection, client_id)[1]]


def test_a_first_message_makes_a_client_who_waits(anna: Customer, database: Database) -> None:
    anna.writes("Где мой заказ?")
    (row,) = rows(database)
    assert row["client"]["name"] == "Анна Ветрова"
    assert row["status"] == "waiting"
    assert row["preview"]["text"] == "Где мой заказ?"
    assert row["inbound_count"] == 1


def test_a_redelivery_changes_nothing(anna: Customer, database: Database) -> None:
    for _ in range(3):
        anna.writes("Где мой заказ?", number=7)
    assert words_of(database, rows(database)[0]["client"]["id"]) == ["Где мой заказ?"]
    with database.snapshot() as connection:
        assert len(events_after(connection, 0, 10)) == 1


def test_the_same_message_by_another_update_is_one_message(anna: Customer, database: Database) -> None:
    anna.writes("Где мой заказ?", number=7, key="by webhook")
    anna.writes("Где мой заказ?", number=7, key="by polling")
    assert words_of(database, rows(database)[0]["client"]["id"]) == ["Где мой заказ?"]


def test_a_new_conversation_begins_only_for_a_new_client(
    anna: Customer, database: Database, writer: Writer, clock: SetClock, channel: int
) -> None:
    anna.writes("Раз")
    clock.move(timedelta(minutes=1))
    Customer(writer, clock, channel, "pyotr", "Пётр").writes("Два")
    clock.move(timedelta(minutes=1))
    anna.writes("Три")
    assert [row["client"]["name"] for row in rows(database)] == ["Анна Ветрова", "Пётр"]


def test_one_letter_that_cannot_be_filed_leaves_its_neighbours_alone(
    anna: Customer, database: Database, writer: Writer
) -> None:
    broken = anna.message("Сломано")
    object.__setattr__(broken, "sent_at", "not a time")
    letters = [
        Letter("1", b"{}", (anna.message("До"),), "parsed"),
        Letter("2", b'{"odd": true}', (broken,), "parsed"),
        Letter("3", b"{}", (anna.message("После"),), "parsed"),
    ]
    writer.join_now(INTAKE, anna.parcel(*letters, cursor="4"))
    assert words_of(database, rows(database)[0]["client"]["id"]) == ["До", "После"]
    with database.snapshot() as connection:
        kept = connection.exec_driver_sql(
            "SELECT update_key, state FROM raw_updates ORDER BY update_key"
        ).all()
        cursor = connection.exec_driver_sql("SELECT cursor FROM channel_progress").scalar()
    assert [tuple(row) for row in kept] == [("1", "parsed"), ("2", "failed"), ("3", "parsed")]
    assert cursor == "4"


def test_an_edit_keeps_the_old_words(anna: Customer, database: Database, clock: SetClock) -> None:
    anna.writes("Синяя лампа", number=1)
    anna.sends(Edit("anna:1", clock.now(), text="Зелёная лампа"), key="edit")
    (row,) = rows(database)
    assert words_of(database, row["client"]["id"]) == ["Зелёная лампа"]
    assert row["preview"]["text"] == "Зелёная лампа"
    with database.snapshot() as connection:
        old = connection.exec_driver_sql("SELECT version, text FROM message_versions").all()
    assert [tuple(version) for version in old] == [(1, "Синяя лампа")]


def test_an_edit_of_a_message_never_seen_files_it(
    anna: Customer, database: Database, clock: SetClock
) -> None:
    fallback = anna.message("Зелёная лампа", number=1)
    anna.sends(Edit("anna:1", clock.now(), text="Зелёная лампа", fallback=fallback), key="edit")
    anna.writes("Синяя лампа", number=1)
    assert words_of(database, rows(database)[0]["client"]["id"]) == ["Зелёная лампа"]


def test_an_edit_that_comes_late_does_not_undo_a_newer_one(
    anna: Customer, database: Database, clock: SetClock
) -> None:
    sent = clock.now()
    edits = [
        Edit(
            "anna:1",
            sent + timedelta(seconds=second),
            text=words,
            fallback=anna.message(words, number=1, sent_at=sent),
        )
        for second, words in ((1, "Зелёная лампа"), (2, "Белая лампа"), (3, "Красная лампа"))
    ]
    clock.move(timedelta(minutes=1))
    for place in (1, 0, 2, 0):
        anna.sends(edits[place], key=f"edit {place}")
    anna.sends(edits[1], key="edit 1 by another way")
    (row,) = rows(database)
    assert words_of(database, row["client"]["id"]) == ["Красная лампа"]
    assert row["preview"]["text"] == "Красная лампа"
    with database.snapshot() as connection:
        old = connection.exec_driver_sql("SELECT text FROM message_versions ORDER BY version").scalars().all()
    assert old == ["Зелёная лампа", "Белая лампа", "Белая лампа"]


def test_words_taken_back_and_given_again_are_the_newest(
    anna: Customer, database: Database, clock: SetClock
) -> None:
    anna.writes("Синяя лампа", number=1)
    sent = clock.now()
    clock.move(timedelta(minutes=1))
    for second, words in ((1, "Белая лампа"), (3, "Белая лампа"), (2, "Красная лампа")):
        anna.sends(Edit("anna:1", sent + timedelta(seconds=second), text=words), key=f"edit {second}")
    assert words_of(database, rows(database)[0]["client"]["id"]) == ["Белая лампа"]


def test_two_customers_may_press_under_the_same_number(
    anna: Customer, database: Database, writer: Writer, clock: SetClock, channel: int
) -> None:
    pyotr = Customer(writer, clock, channel, "pyotr", "Пётр")
    for person in (anna, pyotr):
        press = ButtonPress(person.author, person.external_id, clock.now(), press_id="7", data="Да")
        person.sends(press, key=person.external_id)
    assert [words_of(database, row["client"]["id"]) for row in rows(database)] == [["Да"], ["Да"]]


def test_deleted_words_stay_readable_for_operators(
    anna: Customer, database: Database, clock: SetClock
) -> None:
    anna.writes("Ой", number=1)
    anna.sends(Deletion("anna:1", clock.now()), key="deletion")
    (row,) = rows(database)
    assert row["preview"]["deleted"] is True
    assert words_of(database, row["client"]["id"]) == ["Ой"]


def test_whoever_blocked_us_is_unreachable_until_they_write(
    anna: Customer, database: Database, clock: SetClock
) -> None:
    def reachable() -> bool:
        with database.snapshot() as connection:
            return bool(connection.exec_driver_sql("SELECT reachable FROM identities").scalar())

    anna.writes("Раз")
    anna.sends(Reachability(anna.author, reachable=False, at=clock.now(), reason="blocked"), key="block")
    assert not reachable()
    anna.writes("Два")
    assert reachable()


def test_a_clock_of_2038_does_not_tear_the_history(
    anna: Customer, database: Database, clock: SetClock
) -> None:
    anna.sends(anna.message("Из будущего", sent_at=clock.now() + timedelta(days=4000)), key="future")
    clock.move(timedelta(seconds=1))
    anna.writes("Сейчас")
    assert words_of(database, rows(database)[0]["client"]["id"]) == ["Из будущего", "Сейчас"]


def test_what_no_database_can_keep_is_marked_and_the_rest_is_kept(anna: Customer, database: Database) -> None:
    anna.writes("Нулевой\x00байт и \ud83dполовина")
    assert words_of(database, rows(database)[0]["client"]["id"]) == ["Нулевой\ufffdбайт и \ufffdполовина"]


def test_the_log_has_no_gap_after_a_failure(anna: Customer, database: Database, writer: Writer) -> None:
    anna.writes("Раз")

    def fails(tx: object) -> None:
        raise RuntimeError("a fault")

    with pytest.raises(RuntimeError):
        writer.write_now(fails)
    anna.writes("Два")
    with database.snapshot() as connection:
        events = events_after(connection, 0, 100)
        assert [event.seq for event in events] == list(range(1, last_seq(connection) + 1))


def test_many_customers_in_one_batch_keep_their_order(
    database: Database, writer: Writer, clock: SetClock, channel: int
) -> None:
    people = [Customer(writer, clock, channel, f"c{n}", f"Клиент {n}") for n in range(20)]
    letters = [
        Letter(f"{person.external_id}-{turn}", b"{}", (person.message(f"{turn}"),), "parsed")
        for turn in range(5)
        for person in people
    ]
    writer.join_now(INTAKE, people[0].parcel(*letters))
    for row in rows(database):
        assert words_of(database, row["client"]["id"]) == ["0", "1", "2", "3", "4"]
        assert row["inbound_count"] == 5


def test_a_reply_quotes_what_it_answers(anna: Customer, database: Database, clock: SetClock) -> None:
    anna.writes("Первое", number=1)
    quoting = MessageIn("anna:2", anna.author, "anna", clock.now(), text="Второе", reply_to="anna:1")
    anna.sends(quoting, key="second")
    with database.snapshot() as connection:
        second = history_page(connection, rows(database)[0]["client"]["id"])[1][-1]
    assert second["reply_to"]["text"] == "Первое"


def test_a_chat_that_was_only_opened_can_be_answered(
    anna: Customer, database: Database, clock: SetClock
) -> None:
    anna.sends(Service("anna:0", anna.author, "anna", clock.now(), "started"), key="start")
    (row,) = rows(database)
    assert row["last_inbound_id"] is not None
    assert (row["status"], row["inbound_count"]) == ("open", 0)
