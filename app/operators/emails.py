"""E-mail addresses as names to sign in with."""

import re

from app.kit.errors import OknoError
from app.kit.text import storable

_PLAUSIBLE = re.compile(r"[^\s@]+@[^\s@]+")


def email_key(given: str) -> str:
    """The address in the form in which it is kept and compared."""
    return storable(given).strip().lower()


def read_email(given: str) -> str:
    """As `email_key`, of something that can be an address. Raises OknoError bad_email."""
    email = email_key(given)
    if not _PLAUSIBLE.fullmatch(email) or len(email) > 254:
        raise OknoError("bad_email", 422, fields={"email": "bad_email"})
    return email
