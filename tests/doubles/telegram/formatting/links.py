"""Links inside a text: what they lead to, or nothing when the server would drop them."""

import re
from urllib.parse import urlsplit

from tests.doubles.telegram.wire import Json

PERSON = re.compile(r"tg://user\?id=(\d+)")
EMOJI = re.compile(r"tg://emoji\?id=(\d+)")
SCHEMES = frozenset({"http", "https", "ton", "tg", "tonsite"})


def link_entity(url: str) -> Json | None:
    """The type and target of a link; None means that the words stay and the link goes."""
    if person := PERSON.fullmatch(url):
        return {"type": "text_mention", "user": {"id": int(person[1])}}
    checked = checked_link(url)
    return {"type": "text_link", "url": checked} if checked else None


def checked_link(url: str) -> str | None:
    """A bare host gets http:// before it and a slash after it; what has no dotted host is dropped."""
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in SCHEMES or re.search(r"\s", url):
        return None
    if parts.scheme == "tg":
        return url
    if "." not in parts.netloc.strip("."):
        return None
    return parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/").geturl()


def custom_emoji_id(url: str) -> str | None:
    found = EMOJI.fullmatch(url)
    return found[1] if found else None
