"""aiogram takes seconds to load, so it is loaded only by whoever really talks to Telegram."""

import subprocess
import sys

READ_WITHOUT_THE_LIBRARY = """
import sys
from connectors.contract import WebhookRefused, WebhookRequest
from connectors.registry import load

bot = load("telegram")({"token": "1:a"})
bot.normalise(b'{"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": 1}, "text": "Hi"}}')
bot.describe_unreadable(b"{}")
try:
    bot.read_webhook(WebhookRequest("POST", {}, {}, b""))
except WebhookRefused:
    pass
loaded = {"aiogram", "aiohttp"} & set(sys.modules)
assert not loaded, loaded
"""


def test_finding_describing_and_reading_load_no_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ_WITHOUT_THE_LIBRARY], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
