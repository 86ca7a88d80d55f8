"""How VK says no: always with status 200, a code, and words in the vendor's own English."""

import json
from pathlib import Path

from tests.doubles.vk.wire import Json

SCHEMA = Path(__file__).parents[2] / "payloads" / "vk_schema"
OWN_WORDS = {
    1: "Unknown error occurred",
    3: "Unknown method passed",
    5: "User authorization failed",
    6: "Too many requests per second",
    8: "Invalid request",
    9: "Flood control",
    10: "Internal server error",
    14: "Captcha needed",
    15: "Access denied",
    18: "User was deleted or banned",
    27: "Group authorization failed",
    29: "Rate limit reached",
    100: "One of the parameters specified was missing or invalid",
    104: "Not found",
    900: "Can't send messages for users from blacklist",
    901: "Can't send messages for users without permission",
    902: "Can't send messages to this user due to their privacy settings",
    909: "Can't edit this message, because it's too old",
    910: "Can't sent this message, because it's too big",
    911: "Keyboard format is invalid",
    912: "This is a chat bot feature, change this status in settings",
    913: "Too many forwarded messages",
    914: "Message is too long",
    917: "You don't have access to this chat",
    920: "Can't edit this kind of message",
    921: "Can't forward these messages",
    924: "Can't delete this message for everybody",
    927: "Chat does not exist",
    936: "Contact not found",
    945: "Chat was disabled",
    950: "Can't send message, reply timed out",
    1009: "Unknown reaction passed",
    2000: "Servers number limit is reached",
}
WORDS: dict[int, str] = {
    refused["code"]: refused["description"]
    for refused in json.loads((SCHEMA / "errors.json").read_text())["errors"].values()
} | OWN_WORDS
"""Of all that VK's schema tells of; where its servers word it otherwise, as they do."""


class RefusalError(Exception):
    """An answer with `error`. `details` are further fields of it, as a captcha has."""

    def __init__(self, code: int, reason: str = "", **details: object) -> None:
        self.code = code
        self.words = f"{WORDS[code]}: {reason}" if reason else WORDS[code]
        self.details = details
        super().__init__(f"{code} {self.words}")

    def body(self, method: str, parameters: dict[str, str]) -> Json:
        """The whole answer; the request comes back in it, and `parameters` hold no token."""
        asked = {"oauth": "1", "method": method, **parameters}
        return {
            "error": {
                "error_code": self.code,
                "error_msg": self.words,
                **self.details,
                "request_params": [{"key": key, "value": value} for key, value in asked.items()],
            }
        }


def wrong(reason: str) -> RefusalError:
    """A parameter that is missing or makes no sense."""
    return RefusalError(100, reason)
