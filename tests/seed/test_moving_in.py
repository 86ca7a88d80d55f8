"""Life goes on after the cast has moved in."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from app.conversations.outbox import put_reply
from app.conversations.schemas import Reply
from app.db.engine import Database
from app.db.tables import Client as ClientRow
from app.db.writer import Writer
from app.files.disk_store import DiskStore
from app.kit.clock import SetClock
from app.kit.ids import SystemRandomness
from app.seed import things
from app.seed.cast import load_cast
from app.seed.planting import Planted, plant
from app.seed.planting_props import lay_out
from app.seed.roles import Cast
from connectors.contract import Capabilities
from tests.inbound.people import Customer
from tests.seed.moved_in import NOON, told, whole_history


@pytest.fixture(scope="module")
def cast() -> Cast:
    return load_cast(NOON)


@pytest.fixture
def planted(writer: Writer, cast: Cast) -> Planted:
    return writer.write_now(plant, cast, NOON, SystemRandomness())


@pytest.fixture
def shop_clock() -> SetClock:
    return SetClock(NOON)


def test_a_known_client_who_writes_again_goes_on_where_they_were(
    database: Database, writer: Writer, planted: Planted, shop_clock: SetClock
) -> None:
    before = whole_history(database, planted.clients["anna-vetrova"])
    anna = Customer(writer, shop_clock, planted.channels["bot"], "990000011", "Анна Ветрова")
    anna.writes("И захватите, пожалуйста, лампочку", number=1_000)
    after = whole_history(database, planted.clients["anna-vetrova"])
    assert [card.id for card in after[:-1]] == [card.id for card in before]
    assert after[-1].text == "И захватите, пожалуйста, лампочку"
    assert after[-1].conversation_id == before[-1].conversation_id
    assert after[-1].id > max(card.id for card in before)


def test_a_stranger_is_nobody_of_the_cast(
    database: Database, writer: Writer, planted: Planted, shop_clock: SetClock
) -> None:
    with database.snapshot() as connection:
        known = set(connection.execute(select(ClientRow.id)).scalars())
    Customer(writer, shop_clock, planted.channels["bot"], "5100000001", "Ольга").writes("Вы открыты?")
    with database.snapshot() as connection:
        (olga,) = set(connection.execute(select(ClientRow.id)).scalars()) - known
    assert [card.text for card in whole_history(database, olga)] == ["Вы открыты?"]


def test_an_answer_goes_to_the_chat_in_which_the_client_wrote(
    database: Database, writer: Writer, planted: Planted
) -> None:
    anna = planted.clients["anna-vetrova"]
    matter = whole_history(database, anna)[-1].conversation_id
    card, channel_id = writer.write_now(
        put_reply,
        matter,
        Reply(key="fresh-reply-1", text="Весит семь килограммов, донесём сами."),
        operator_id=planted.operators["boris"],
        outlet_of=lambda _: Capabilities(),
        randomness=SystemRandomness(),
        reopen_within=timedelta(hours=24),
        at=NOON,
    )
    assert channel_id == planted.channels["bot"]
    assert card["client_id"] == anna


def test_pictures_that_were_laid_out_can_be_opened(
    database: Database, writer: Writer, cast: Cast, tmp_path: Path
) -> None:
    sent = next(
        client
        for client in cast.clients
        if any(isinstance(a, things.Photo) for m in told(client) for a in m.attachments)
    )
    alone = msgspec.structs.replace(cast, clients=(sent,), house=cast.house)
    store = DiskStore(tmp_path / "files")
    laid_out = lay_out(alone, store)
    planted = writer.write_now(plant, alone, NOON, SystemRandomness(), laid_out=laid_out)
    cards = whole_history(database, planted.clients[sent.key])
    pictures = [a for card in cards for a in card.attachments if a.kind == "photo"]
    assert pictures
    assert all(picture.url and picture.thumbnail_url and picture.state == "stored" for picture in pictures)
