"""What a browser says it runs on."""

from functools import lru_cache
from typing import Literal, TypedDict

LONGEST = 500
_TABLETS = ("iPad", "Tablet", "Kindle")
_COMPUTERS = ("Windows", "Mac OS X", "Linux", "Ubuntu", "Chrome OS", "Fedora", "Debian", "FreeBSD")


class Device(TypedDict):
    kind: Literal["phone", "tablet", "computer", "robot"] | None
    """phone, tablet, computer or robot; none where nobody can tell."""
    browser: str
    system: str


@lru_cache(maxsize=2_048)
def device_of(user_agent: str) -> Device:
    """Takes milliseconds the first time, so it is for threads."""
    from ua_parser import parse

    if not user_agent:
        return Device(kind=None, browser="", system="")
    found = parse(user_agent[:LONGEST])
    agent, system, device = found.user_agent, found.os, found.device
    browser = " ".join(filter(None, (agent.family, agent.major))) if agent else ""
    named = " ".join(filter(None, (system.family, system.major))) if system else ""
    kind = _kind(
        system.family if system else "",
        " ".join(filter(None, (device.family, device.brand, device.model))) if device else "",
        user_agent,
    )
    return Device(kind=kind, browser=browser[:60], system=named[:60])


def _kind(
    system: str, device: str, user_agent: str
) -> Literal["phone", "tablet", "computer", "robot"] | None:
    if device.startswith("Spider"):
        return "robot"
    if any(word in device for word in _TABLETS) or (system == "Android" and "Mobile" not in user_agent):
        return "tablet"
    if system in {"iOS", "Android", "Windows Phone", "KaiOS", "HarmonyOS"}:
        return "phone"
    return "computer" if system.startswith(_COMPUTERS) else None
