"""Every view, narrowed and ordered in every way: the pages together are what going through all rows finds."""

import random
from datetime import UTC, datetime
from itertools import product
from typing import Any, get_args

import pytest
from sqlalchemy import event

from app.conversations.list_queries import conversation_cards, conversation_page, count_of_list
from app.conversations.narrowing import VIEWS, ListFilter, Sort, View
from app.db.engine import Database
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.kit.errors import OknoError
from app.kit.paging import cursor_within
from tests.views.shelf import fill

COUNT = 90
RANKS = ("low", "normal", "high", "urgent")
NARROWED: tuple[dict[str, Any], ...] = (
    {},
    {"channel_id": 1},
    {"team_id": 2},
    {"tag_id": 3},
    {"assignee_id": 1},
    {"priority": "urgent"},
    {"priority": "normal", "channel_id": 2, "tag_id": 1},
)


@pytest.fixture
def filled(writer: Writer) -> Writer:
    writer.write_now(fill, random.Random(7), COUNT)
    return writer


def test_pages_are_what_going_through_all_rows_finds(filled: Writer) -> None:
    found = 0
    for view, sort, narrowed in product(VIEWS, get_args(Sort), NARROWED):
        asked = ListFilter(view=view, sort=sort, **narrowed)
        pages = _read_to_the_end(filled.database, asked)
        assert pages == _by_hand(filled.database, asked), asked
        with filled.database.snapshot() as connection:
            assert count_of_list(connection, asked, operator_id=1, most=1_000) == len(pages)
            assert count_of_list(connection, asked, operator_id=1, most=2) == min(2, len(pages))
        found += len(pages)
    assert found > 1_000


def test_a_frequent_tag_is_found_on_the_way(filled: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.conversations.list_conditions.RARE", 0)
    for view in VIEWS:
        asked = ListFilter(view=view, tag_id=2)
        assert _read_to_the_end(filled.database, asked) == _by_hand(filled.database, asked)


_LONG = cursor_within(0, datetime(2026, 11, 22, tzinfo=UTC), 1 << 63)


@pytest.mark.parametrize("cursor", ["?", "MQ", "OSAyMDI2LTExLTIyVDEyOjAwOjAwLjAwMDAwMFogMQ", _LONG])
def test_a_cursor_that_is_none_is_refused(filled: Writer, cursor: str) -> None:
    with filled.database.snapshot() as connection, pytest.raises(OknoError, match="bad_cursor"):
        conversation_page(connection, ListFilter(), operator_id=1, cursor=cursor)


@pytest.mark.parametrize("name", ["channel_id", "team_id", "tag_id", "assignee_id"])
def test_a_number_that_nothing_has_leads_to_nothing(filled: Writer, name: str) -> None:
    asked = ListFilter.model_validate({"view": "all", name: (1 << 63) - 1})
    with filled.database.snapshot() as connection:
        assert conversation_page(connection, asked, operator_id=1) == ([], None)
        assert count_of_list(connection, asked, operator_id=1, most=9) == 0


def _read_to_the_end(database: Database, asked: ListFilter) -> list[int]:
    ids: list[int] = []
    cursor = None
    with database.snapshot() as connection:
        for limit in (4, *(7 for _ in range(COUNT))):
            rows, cursor = conversation_page(connection, asked, operator_id=1, cursor=cursor, limit=limit)
            ids += [row["id"] for row in rows]
            if cursor is None:
                return ids
    raise AssertionError("there is no end")


def _by_hand(database: Database, asked: ListFilter) -> list[int]:
    with database.snapshot() as connection:
        rows = conversation_cards(connection, list(range(1, COUNT + 1)))
        named = {
            row[0]
            for row in connection.exec_driver_sql(
                "SELECT conversation_id FROM mentions WHERE operator_id = 1 AND seen_at IS NULL"
            )
        }
        tagged = {
            row[0]
            for row in connection.exec_driver_sql(
                f"SELECT conversation_id FROM conversation_tags WHERE tag_id = {asked.tag_id or 0}"
            )
        }
    rows = [row for row in rows if _shows(asked.view, row, named) and _is_wanted(asked, row, tagged)]
    return [row["id"] for row in sorted(rows, key=lambda row: _place(asked.sort, row))]


def _shows(view: View, row: dict[str, Any], named: set[int]) -> bool:
    at_hand = row["status"] in {"open", "waiting"}
    own = row["close_reason"] != "joined"
    shown: dict[View, bool] = {
        "open": at_hand,
        "mine": at_hand and row["assignee_id"] == 1,
        "unassigned": at_hand and row["assignee_id"] is None,
        "waiting": row["status"] == "waiting",
        "mentions": row["id"] in named,
        "snoozed": row["status"] == "snoozed",
        "closed": row["status"] == "closed" and own,
        "all": own,
        "spam": True,
    }
    return bool(row["spam"]) == (view == "spam") and shown[view]


def _is_wanted(asked: ListFilter, row: dict[str, Any], tagged: set[int]) -> bool:
    return all(
        wanted is None or wanted == row[name]
        for name, wanted in asked.model_dump().items()
        if name in {"channel_id", "team_id", "assignee_id", "priority"}
    ) and (asked.tag_id is None or row["id"] in tagged)


def _place(sort: Sort, row: dict[str, Any]) -> tuple[Any, ...]:
    newest = (_backwards(row["last_at"]), -row["id"])
    waits = row["waiting_since"] is not None and row["status"] != "closed"
    if sort == "waiting" and waits:
        return (0, row["waiting_since"], row["id"])
    if sort == "waiting":
        return (1, *newest)
    if sort == "priority":
        return (-RANKS.index(row["priority"]), *newest)
    return newest


def _backwards(text: str) -> tuple[int, ...]:
    return tuple(-ord(letter) for letter in text)


@pytest.mark.parametrize("sort", get_args(Sort))
@pytest.mark.parametrize("view", ["open", "unassigned", "waiting", "snoozed", "closed", "all", "spam"])
def test_a_page_is_read_along_an_index(filled: Writer, view: View, sort: Sort) -> None:
    """Nothing is sorted, and no table is gone through that an index leads through."""
    for asked in (ListFilter(view=view, sort=sort), ListFilter(view=view, sort=sort, channel_id=1)):
        for plan in filled.write_now(_plans, asked):
            assert "ix_conversations" in plan, plan
            assert "SCAN conversations\n" not in f"{plan}\n", plan
            assert "Seq Scan on conversations" not in plan, plan
            assert "TEMP B-TREE" not in plan, plan
            assert "Sort" not in plan, plan


def test_mine_has_an_index_of_its_own(filled: Writer) -> None:
    (plan,) = filled.write_now(_plans, ListFilter(view="mine"))
    # Of so few rows PostgreSQL reads any index.
    assert (
        "ix_conversations_assignee" if filled.database.dialect == "sqlite" else "ix_conversations"
    ) in plan


def _plans(tx: Transaction, asked: ListFilter) -> list[str]:
    """Of every statement that reads rows for the first page, as it is really asked."""
    if not tx.on_sqlite:
        # A list of ninety rows is read fastest in any other way.
        for way in ("seqscan", "bitmapscan", "sort", "incremental_sort", "hashjoin", "mergejoin"):
            tx.run(f"SET LOCAL enable_{way} = off")
    asked_for: list[tuple[str, Any]] = []

    def note(_: object, __: object, sql: str, values: Any, *___: object) -> None:
        if "JOIN clients" in sql:
            asked_for.append((sql, values))

    event.listen(tx.connection, "before_cursor_execute", note)
    conversation_page(tx.connection, asked, operator_id=1)
    event.remove(tx.connection, "before_cursor_execute", note)
    explain = "EXPLAIN QUERY PLAN " if tx.on_sqlite else "EXPLAIN "
    return [
        "\n".join(str(row[-1]) for row in tx.connection.exec_driver_sql(explain + sql, values))
        for sql, values in asked_for
    ]
