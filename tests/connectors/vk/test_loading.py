"""vk-api and an HTTP client are loaded only by whoever really talks to VK; the way there is told to everybody."""

import subprocess
import sys

from connectors.vk.connector import VkConnector

READ_WITHOUT_THE_LIBRARY = """
import sys
from connectors.contract import WebhookRefused, WebhookRequest
from connectors.registry import load

shop = load("vk")({"token": "vk1.a"})
shop.normalise(b'{"type": "message_typing_state", "object": {"from_id": 1, "to_id": -1, "state": "typing"}}')
shop.describe_unreadable(b"{}")
try:
    shop.read_webhook(WebhookRequest("POST", {}, {}, b""))
except WebhookRefused:
    pass
loaded = {"vk_api", "requests", "aiohttp"} & set(sys.modules)
assert not loaded, loaded
"""


def test_finding_describing_and_reading_load_no_library() -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ_WITHOUT_THE_LIBRARY], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_steps_lead_to_the_key() -> None:
    guide = VkConnector.guide
    assert [step.setting for step in guide if step.setting] == ["token", "mode"]
    optional = [number for number, step in enumerate(guide) if step.title["en"].startswith("Only for")]
    assert min(optional) > [step.setting for step in guide].index("token")


def test_every_step_but_what_okno_does_itself_shows_what_to_press() -> None:
    for step in VkConnector.guide:
        assert step.setting == "mode" or any(drawn.chosen for drawn in step.scene), step.title["en"]
