"""The cast moves in: every history, row and card is what the house itself would have written."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC

import psycopg
import pytest
from sqlalchemy import func, or_, select

from app.clients.queries import client_card, find_clients
from app.conversations.history_queries import history_page
from app.conversations.list_queries import rows_query
from app.conversations.message_queries import message_versions
from app.conversations.schemas import MessageCard
from app.db.engine import Database
from app.db.tables import Event, Glue, Message
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.log import append, last_seq
from app.gluing.unglue import unglue
from app.kit.ids import SystemRandomness
from app.seed.cast import load_cast
from app.seed.planting import Planted, plant
from app.seed.roles import Cast
from tests.conftest import address_of
from tests.seed.moved_in import NOON, card_saying, client_called, rows_of, told, whole_history

VIEWS = ("open", "mine", "unassigned", "waiting", "snoozed", "closed")


@pytest.fixture(scope="module")
def cast() -> Cast:
    return load_cast(NOON)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One for all tests here: they only look."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("moved-in") / "okno.db"
        file.write_bytes(request.getfixturevalue("migrated_template").read_bytes())
        with closing(Database(f"sqlite:///{file}")) as opened:
            yield opened
        return
    server, template = (
        request.getfixturevalue("postgres_server"),
        request.getfixturevalue("postgres_template"),
    )
    name = f"okno_test_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        with closing(Database(address_of(server, name))) as opened:
            yield opened
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def planted(database: Database, cast: Cast) -> Planted:
    with Writer(database, append).running() as writer:
        return writer.write_now(plant, cast, NOON, SystemRandomness())


def test_every_client_reads_back_as_the_cast_tells_them(
    database: Database, planted: Planted, cast: Cast
) -> None:
    for client in cast.clients:
        cards = without_glues(whole_history(database, planted.clients[client.key]))
        script = told(client)
        assert [(card.direction, card.text) for card in cards] == [(m.kind, m.words) for m in script]
        assert [len(card.attachments) for card in cards] == [len(m.attachments) for m in script]
        assert [card.delivery.state if card.delivery else None for card in cards] == [
            m.delivery for m in script
        ]
        assert [card.unsupported is not None for card in cards] == [m.unsupported is not None for m in script]


def test_each_glue_has_its_line_where_it_was_done(database: Database, planted: Planted, cast: Cast) -> None:
    for client in cast.clients:
        cards = whole_history(database, planted.clients[client.key])
        lines = [card for card in cards if is_glue(card)]
        assert [card.at for card in lines] == sorted(
            glue.at.on(NOON).astimezone(UTC) for glue in client.glues
        )
        assert [card.at for card in cards] == sorted(card.at for card in cards)


def is_glue(card: MessageCard) -> bool:
    return (card.service or {}).get("code") == "glued"


def without_glues(cards: Sequence[MessageCard]) -> list[MessageCard]:
    return [card for card in cards if not is_glue(card)]


def test_messages_are_numbered_in_the_order_in_which_all_clients_wrote(
    database: Database, planted: Planted
) -> None:
    with database.snapshot() as connection:
        said = select(Message.arrived_at).where(
            or_(Message.service.is_(None), Message.service.not_like('%"glued"%'))
        )
        moments = connection.execute(said.order_by(Message.id)).scalars().all()
    assert moments == sorted(moments)
    assert len(moments) > 2_000


def test_each_row_counts_what_its_messages_say(database: Database, planted: Planted, cast: Cast) -> None:
    heard: Counter[int] = Counter()
    newest: dict[int, int] = defaultdict(int)
    for client in cast.clients:
        for card in whole_history(database, planted.clients[client.key]):
            heard[card.conversation_id] += card.direction == "in"
            if card.direction in {"in", "out"}:
                newest[card.conversation_id] = max(newest[card.conversation_id], card.id)
    rows = {row.id: row for view in VIEWS for row in rows_of(database, view, planted.operators["marina"])}
    assert len(rows) == sum(len(client.conversations) for client in cast.clients)
    assert {row.id: row.inbound_count for row in rows.values()} == dict(heard)
    assert {row.id: row.last_message_id for row in rows.values()} == newest
    for row in rows.values():
        assert (row.waiting_since is not None) == (
            row.status == "waiting" or row.answered_count < row.inbound_count
        )


def test_the_list_shows_each_matter_in_the_state_the_cast_gives_it(
    database: Database, planted: Planted, cast: Cast
) -> None:
    wanted = Counter(
        (planted.clients[client.key], conversation.status, planted.operators.get(conversation.assignee or ""))
        for client in cast.clients
        for conversation in client.conversations
    )
    with database.snapshot() as connection:
        rows = connection.execute(rows_query()).all()
    assert Counter((row.client_id, row.status, row.assignee_id) for row in rows) == wanted


def test_what_waits_is_new_to_the_owner_unless_our_answer_to_it_was_refused(
    database: Database, planted: Planted
) -> None:
    boris = planted.operators["boris"]
    rows = list(rows_of(database, "open", boris))
    assert {row.status for row in rows if row.answered_count < row.inbound_count} == {"waiting"}
    read_before = [row for row in rows if row.status == "waiting" and row.answered_count == row.inbound_count]
    assert {row.client.name for row in read_before} == {"Раиса Фёдоровна Тихомирова"}
    assert {row.preview.direction for row in read_before} == {"out"}


def test_a_corrected_message_still_knows_its_first_words(
    database: Database, planted: Planted, cast: Cast
) -> None:
    client, corrected = next(
        (client, message) for client in cast.clients for message in told(client) if message.edits
    )
    card = card_saying(corrected.words, whole_history(database, planted.clients[client.key]))
    with database.snapshot() as connection:
        versions = message_versions(connection, card.id)
    assert card.edited_at is not None
    assert card.version == 2
    assert [version.text for version in versions] == [corrected.text]


def test_messages_taken_back_are_marked_in_thread_and_list(
    database: Database, planted: Planted, cast: Cast
) -> None:
    for client in cast.clients:
        cards = without_glues(whole_history(database, planted.clients[client.key]))
        assert [card.deleted_at is not None for card in cards] == [
            message.deleted is not None for message in told(client)
        ]


def test_quotes_lead_to_the_message_that_is_answered(
    database: Database, planted: Planted, cast: Cast
) -> None:
    anna = client_called("Анна Ветрова", cast)
    cards = whole_history(database, planted.clients[anna.key])
    answer = card_saying("домофон не работает", cards)
    assert answer.reply_to is not None
    assert answer.reply_to.id == card_saying("Новый торшер уже у нас", cards).id
    assert answer.reply_to.text.startswith("Новый торшер уже у нас")


def test_pictures_sent_together_are_one_album(database: Database, planted: Planted, cast: Cast) -> None:
    client = next(client for client in cast.clients if any(message.album for message in told(client)))
    cards = whole_history(database, planted.clients[client.key])
    albums = Counter(card.group_key for card in cards if card.group_key)
    assert max(albums.values()) > 1


def test_a_refused_reply_says_why(database: Database, planted: Planted) -> None:
    cards = whole_history(database, planted.clients["stanislav-moroz"])
    refused = [card.delivery for card in cards if card.delivery and card.delivery.state == "failed"]
    assert [delivery.code for delivery in refused] == ["blocked"]


def test_every_card_of_a_client_can_be_shown(database: Database, planted: Planted, cast: Cast) -> None:
    with database.snapshot() as connection:
        for client in cast.clients:
            card = client_card(connection, planted.clients[client.key])
            assert card is not None
            assert card.name == client.name
            assert len(card.identities) == len(client.identities)
            assert set(card.tags) == set(client.tags)
            assert len(card.contact_points) == len(client.contact_points)


def test_people_are_found_by_the_names_of_all_their_accounts(database: Database, planted: Planted) -> None:
    with database.snapshot() as connection:
        found = find_clients(connection, "тёплый угол", 10)
    assert [hit.client.id for hit in found] == [planted.clients["larisa-ponomaryova"]]


@pytest.mark.parametrize("asked", ["8 (999) 000-00-11", "+79990000011", " Anna.Vetrova@example.ru "])
def test_people_are_found_by_phone_and_address_however_written(
    database: Database, planted: Planted, asked: str
) -> None:
    with database.snapshot() as connection:
        found = find_clients(connection, asked, 10)
    assert [hit.client.id for hit in found] == [planted.clients["anna-vetrova"]]


def test_a_link_to_a_client_who_was_glued_leads_to_the_one_history(
    database: Database, planted: Planted
) -> None:
    anna = planted.clients["anna-vetrova"]
    with database.snapshot() as connection:
        before = connection.execute(select(Glue.from_client_id).where(Glue.to_client_id == anna)).scalar_one()
        owner, _, _ = history_page(connection, before)
    assert owner == anna


class _LeftAsItWas(Exception):
    """So that the others find what was planted."""


def test_every_glue_of_the_cast_can_be_undone(database: Database, planted: Planted) -> None:
    accounts: list[int] = []
    strayed: list[int] = []

    def undo_all(tx: Transaction) -> None:
        for glue_id in tx.run("SELECT id FROM glues ORDER BY id").scalars():
            parted = unglue(tx, glue_id, by=None, at=NOON.astimezone(UTC))
            card = client_card(tx.connection, parted.client_id)
            accounts.append(len(card.identities) if card else 0)
        strayed.extend(
            tx.run(
                "SELECT m.id FROM messages AS m JOIN strands AS s ON s.id = m.strand_id"
                " JOIN conversations AS c ON c.id = m.conversation_id WHERE c.client_id <> s.client_id"
            ).scalars()
        )
        raise _LeftAsItWas

    with Writer(database, append).running() as writer, pytest.raises(_LeftAsItWas):
        writer.write_now(undo_all)
    assert accounts == [1] * len(accounts) != []
    assert strayed == []


def test_moving_in_is_no_news(database: Database, planted: Planted) -> None:
    with database.snapshot() as connection:
        assert last_seq(connection) == 0
        assert connection.execute(select(func.count()).select_from(Event)).scalar_one() == 0
