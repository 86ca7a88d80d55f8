"""The way to a bot is told to somebody who never made one."""

from connectors.telegram.connector import TelegramConnector
from connectors.telegram.guide import GUIDE


def test_the_steps_lead_to_the_token() -> None:
    assert TelegramConnector.guide == GUIDE
    assert GUIDE[0].link == "https://t.me/BotFather"
    assert [step.copy for step in GUIDE if step.copy] == ["/newbot", "/setprivacy", "/mybots"]
    assert [step.setting for step in GUIDE if step.setting] == ["token"]


def test_what_not_everybody_needs_comes_after_the_token() -> None:
    names = [step.setting for step in GUIDE]
    optional = [number for number, step in enumerate(GUIDE) if step.title["en"].startswith("Only for")]
    assert min(optional) > names.index("token")


def test_every_step_shows_what_to_do() -> None:
    for step in GUIDE:
        assert any(drawn.chosen for drawn in step.scene), step.title["en"]
