"""What Anna sent is fetched within bounds."""

from pathlib import Path

import pytest

from connectors.contract import Attachment, MessageIn, SendFailed
from connectors.telegram.connector import TelegramConnector
from tests.connectors.telegram.samples import TOKEN
from tests.connectors.telegram.test_polling import first_news
from tests.doubles.telegram import Customer, TelegramDouble

CONTENT = bytes(range(256)) * 4000


@pytest.fixture
def anna(telegram: TelegramDouble) -> Customer:
    return telegram.customer("Анна")


async def attachment_from(bot: TelegramConnector) -> Attachment:
    received = await first_news(bot)
    (told,) = bot.normalise(received.raws[-1].body)
    assert isinstance(told, MessageIn)
    return told.attachments[0]


async def fetched(bot: TelegramConnector, anna: Customer, path: Path, limit: int = 10**7) -> None:
    await anna.sends_document(CONTENT, "счёт.pdf")
    remote_id = (await attachment_from(bot)).remote_id
    assert remote_id is not None
    await bot.fetch_file(remote_id, str(path), limit)


async def test_a_file_arrives_whole(bot: TelegramConnector, anna: Customer, tmp_path: Path) -> None:
    await fetched(bot, anna, tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == CONTENT


async def test_a_file_that_says_it_is_too_big_is_not_begun(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer, tmp_path: Path
) -> None:
    with pytest.raises(SendFailed) as failed:
        await fetched(bot, anna, tmp_path / "file", limit=len(CONTENT) - 1)
    assert (failed.value.code, failed.value.outcome) == ("file_too_big", "final")
    assert not (tmp_path / "file").exists()


async def test_a_file_that_lies_about_its_size_is_broken_off(
    bot: TelegramConnector, anna: Customer, tmp_path: Path
) -> None:
    await anna.sends_file("document", CONTENT, file_name="a.bin", size=10)
    remote_id = (await attachment_from(bot)).remote_id
    assert remote_id is not None
    with pytest.raises(SendFailed) as failed:
        await bot.fetch_file(remote_id, str(tmp_path / "file"), 1000)
    assert (failed.value.code, failed.value.outcome) == ("file_too_big", "final")
    assert not (tmp_path / "file").exists()


async def test_a_file_beyond_telegrams_own_limit_is_named_as_such(
    bot: TelegramConnector, anna: Customer, tmp_path: Path
) -> None:
    await anna.sends_file("document", b"x", file_name="film.mkv", size=30 << 20)
    remote_id = (await attachment_from(bot)).remote_id
    assert remote_id is not None
    with pytest.raises(SendFailed) as failed:
        await bot.fetch_file(remote_id, str(tmp_path / "file"), 10**9)
    assert (failed.value.code, failed.value.outcome) == ("file_too_big", "final")


async def test_a_question_that_got_no_answer_is_asked_again(
    telegram: TelegramDouble, bot: TelegramConnector, anna: Customer, tmp_path: Path
) -> None:
    telegram.faults.reset(after_accepting=True, methods=("getFile",))
    with pytest.raises(SendFailed) as failed:
        await fetched(bot, anna, tmp_path / "file")
    assert (failed.value.code, failed.value.outcome) == ("network", "retry")


async def test_a_file_that_telegram_does_not_know_is_refused(bot: TelegramConnector, tmp_path: Path) -> None:
    with pytest.raises(SendFailed) as failed:
        await bot.fetch_file("nonsense", str(tmp_path / "file"), 10)
    assert (failed.value.code, failed.value.outcome) == ("rejected", "final")
    assert not (tmp_path / "file").exists()


async def test_nobody_at_the_address_is_tried_again(tmp_path: Path) -> None:
    bot = TelegramConnector({"token": TOKEN, "base_url": "http://127.0.0.1:9"})
    with pytest.raises(SendFailed) as failed:
        await bot.fetch_file("BQAC", str(tmp_path / "file"), 10)
    assert (failed.value.code, failed.value.outcome) == ("network", "retry")
    await bot.close()
