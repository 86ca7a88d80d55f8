"""People are found by what they are called, by any digits of their phones, and in spite of a slip."""

import pytest

from app.db.engine import Database
from app.db.transaction import Transaction, run_sql
from app.db.writer import Writer
from app.gluing.evidence import Evidence
from app.gluing.glue import glue
from app.gluing.unglue import unglue
from app.kit.clock import SetClock
from tests.access.doors import Browser
from tests.search.talk import Talk, marked


@pytest.mark.parametrize("typed", ["анна", "АННА", "ан", "петрова анна", "Анна Петр", "петрова,"])
async def test_by_the_beginning_of_each_word(talk: Talk, typed: str) -> None:
    await talk.says("Анна Петрова", "Здравствуйте")
    await talk.says("Олег Громов", "Здравствуйте")
    assert await talk.finds(typed, kind="clients") == ["Анна Петрова"]


@pytest.mark.parametrize("typed", ["Перова", "Петрвоа", "Питрова", "Петррова", "етрова", "анна Потрова"])
async def test_in_spite_of_one_wrong_letter(talk: Talk, typed: str) -> None:
    await talk.says("Анна Петрова", "Здравствуйте")
    await talk.says("Семён Громов", "Здравствуйте")
    page = await talk.page(typed, kind="clients")
    assert [hit.client.name for hit in page.hits] == ["Анна Петрова"]
    assert "Петрова" in marked(page.hits[0])


async def test_a_slip_is_forgiven_only_where_nobody_is_called_so(talk: Talk) -> None:
    await talk.says("Марина", "Здравствуйте")
    await talk.says("Карина", "Здравствуйте")
    assert await talk.finds("марина", kind="clients") == ["Марина"]


@pytest.mark.parametrize(
    "typed",
    ["+7 (916) 123-45-67", "8 916", "8916123", "916 123", "4567", "45-67", "123-45-67", "79161234567"],
)
async def test_by_digits_of_a_phone_however_they_are_written(talk: Talk, typed: str) -> None:
    anna = await talk.says("Анна", "Здравствуйте")
    oleg = await talk.says("Олег", "Здравствуйте")
    await talk.has(anna.client_id, "phone", "+79161234567")
    await talk.has(oleg.client_id, "phone", "+79035550011")
    (hit,) = (await talk.page(typed, kind="clients")).hits
    assert hit.client.id == anna.client_id
    assert hit.snippet.text.startswith("+7 916 123-45-67")
    assert hit.snippet.marks


async def test_by_an_e_mail_or_what_stands_before_its_sign(talk: Talk) -> None:
    anna = await talk.says("Анна", "Здравствуйте")
    await talk.has(anna.client_id, "email", "a.petrova@mail.ru")
    for typed in ("a.petrova@mail.ru", "A.Petrova@", "petrova"):
        assert await talk.finds(typed, kind="clients") == ["a.petrova@mail.ru"], typed


async def test_by_a_new_name_and_no_longer_by_the_old(talk: Talk) -> None:
    await talk.says("Анна Петрова", "Здравствуйте", is_group=False)
    await talk.indexer.catch_up()
    await talk.says("Анна Петрова", "Сменила фамилию")
    assert await talk.finds("петрова", kind="clients") == ["Анна Петрова"]


async def test_glued_people_are_found_by_either_name_without_indexing_again(
    talk: Talk, writer: Writer, clock: SetClock
) -> None:
    anna = await talk.says("Анна Петрова", "Заказ из телеграма")
    other = await talk.says("Нюша", "Заказ с сайта", via="site")
    await talk.indexer.catch_up()
    assert len(talk.looks_at("заказ", kind="messages").hits) == 2

    def join(tx: Transaction) -> int | None:
        return glue(
            tx, anna.client_id, other.client_id, Evidence("operator"), by=None, at=clock.now()
        ).glue_id

    act = await writer.write(join)
    assert act is not None
    clients = {hit.client.id for hit in talk.looks_at("заказ", kind="messages").hits}
    assert clients == {anna.client_id}
    (found,) = talk.looks_at("нюша", kind="clients").hits
    assert (found.client.id, found.client.name) == (anna.client_id, "Анна Петрова")
    assert marked(found) == ["Нюша"] or marked(found) == ["нюша"]

    await writer.write(unglue, act, by=None, at=clock.now())
    clients = {hit.client.id for hit in talk.looks_at("заказ", kind="messages").hits}
    assert clients == {anna.client_id, other.client_id}
    assert [hit.client.id for hit in talk.looks_at("нюша", kind="clients").hits] == [other.client_id]


def test_a_look_at_names_goes_by_an_index(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    sql = (
        "EXPLAIN QUERY PLAN SELECT DISTINCT w.client_id FROM client_words AS w WHERE w.word >= ? AND w.word < ?"
        " AND EXISTS (SELECT 1 FROM client_words AS w0 WHERE w0.client_id = w.client_id"
        " AND w0.word >= ? AND w0.word < ?) LIMIT ?"
    )
    with database.snapshot() as connection:
        plan = [str(row[3]) for row in run_sql(connection, sql, ("а", "б", "в", "г", 10))]
    database.close()
    assert [step for step in plan if step.startswith("SCAN")] == []
    assert sum(step.startswith("SEARCH") for step in plan) == 2


async def test_who_may_look(boris: Browser, talk: Talk) -> None:
    await talk.says("Анна Петрова", "Где заказ?")
    await talk.indexer.catch_up()
    answer = (await boris.asks("GET", "/search?query=заказы")).json()
    assert [hit["kind"] for hit in answer["hits"]] == ["message"]
    assert answer["hits"][0]["snippet"] == {"text": "Где заказ?", "marks": [[4, 9]]}
    assert (await Browser(boris.app).asks("GET", "/search?query=заказы")).status_code == 401
