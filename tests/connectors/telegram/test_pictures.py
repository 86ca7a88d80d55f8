"""The pictures people show in Telegram, asked for when there is time."""

from pathlib import Path

import pytest
from PIL import Image

from app.seed.pictures import SCENES, draw
from connectors.contract import SendFailed
from connectors.telegram.connector import TelegramConnector
from tests.doubles.telegram import TelegramDouble


async def test_a_picture_is_told_and_can_be_fetched(
    telegram: TelegramDouble, bot: TelegramConnector, tmp_path: Path
) -> None:
    vera = telegram.customer("Вера", picture=draw(min(SCENES)), has_started=True)
    oleg = telegram.customer("Олег", has_started=True)

    told = await bot.fetch_profiles([str(vera.id), str(oleg.id), "31337", "no number"])

    assert told.keys() == {str(vera.id), str(oleg.id)}
    assert told[str(oleg.id)].picture_id is None
    await bot.fetch_file(told[str(vera.id)].picture_id or "", str(tmp_path / "vera"), 100_000)
    with Image.open(tmp_path / "vera") as picture:
        assert max(picture.size) <= 160


async def test_telegram_is_left_alone_once_it_has_had_enough(
    telegram: TelegramDouble, bot: TelegramConnector
) -> None:
    people = [str(telegram.customer(f"Гость {number}", has_started=True).id) for number in range(4)]
    telegram.faults.too_many(methods=("getChat",), chat_id=int(people[1]), times=9)

    assert (await bot.fetch_profiles(people)).keys() == {people[0]}
    assert len(telegram.calls_of("getChat")) == 2
    with pytest.raises(SendFailed, match="rate_limited"):
        await bot.fetch_profiles(people[1:])
