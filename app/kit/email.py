"""E-mail addresses, as people write them."""

import re
from collections.abc import Iterator
from functools import lru_cache

_CANDIDATE = re.compile(
    r"[^\s<>()\[\]{},;:\"'«»|\\/]+@[^\s<>()\[\]{},;:\"'«»|\\/@]+\.[^\s<>()\[\]{},;:\"'«»|\\/@]+"
)
_OFFICE = frozenset(
    [
        "info",
        "sales",
        "support",
        "help",
        "admin",
        "administrator",
        "office",
        "mail",
        "post",
        "hello",
        "contact",
        "contacts",
        "noreply",
        "no-reply",
        "no_reply",
        "donotreply",
        "mailer-daemon",
        "postmaster",
        "webmaster",
        "abuse",
        "billing",
        "hr",
        "job",
        "jobs",
        "rabota",
        "reklama",
        "marketing",
        "pr",
        "buh",
        "order",
        "orders",
        "zakaz",
        "shop",
        "service",
        "manager",
        "director",
        "reception",
        "secretary",
        "team",
        "news",
        "press",
    ]
)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


@lru_cache(maxsize=4_096)
def email_address(written: str) -> str | None:
    """In lower case, with a Russian domain in Russian letters; none of what is no address.

    An address with letters of another alphabet before the @ is none: such are typed by mistake (а for a)."""
    from email_validator import EmailNotValidError, validate_email

    bare = written.translate(_INVISIBLE).strip().removeprefix("mailto:").strip("<>.!?…")
    try:
        valid = validate_email(bare, check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError:
        return None
    return f"{valid.local_part}@{valid.domain}".lower()


def emails_in(text: str) -> Iterator[str]:
    """Each address that stands in the text."""
    if "@" not in text:
        return
    for candidate in _CANDIDATE.findall(text.translate(_INVISIBLE)):
        address = email_address(candidate)
        if address is not None:
            yield address


def is_personal_email(address: str) -> bool:
    """Not a mailbox behind which a whole office sits."""
    return address.partition("@")[0] not in _OFFICE
