"""Tokens and short codes: made at random, kept only as their SHA-256."""

import re
from hashlib import sha256

from app.kit.ids import Randomness

MARK = "okno_"
"""Tells our tokens from the marks that owners put into links of their own."""
TOKEN = re.compile(rf"{MARK}[A-Za-z0-9_-]{{32}}")
CODE = re.compile(r"\s*([0-9]{4})\s?[-\u2010-\u2015\u2212]?\s?([0-9]{4})\s*")
"""A message that is a code and nothing else, however its parts were joined."""


def new_token(randomness: Randomness) -> str:
    """192 random bits; 37 characters that every deep link can carry."""
    return MARK + randomness.token(24)


def new_code(randomness: Randomness) -> str:
    """Eight digits. Few enough to be typed, so guesses are counted."""
    return f"{randomness.number(10**8):08d}"


def shown_code(code: str) -> str:
    return f"{code[:4]}-{code[4:]}"


def code_in(text: str) -> str | None:
    found = CODE.fullmatch(text) if len(text) < 20 else None
    return found[1] + found[2] if found else None


def is_token(text: str | None) -> bool:
    return text is not None and TOKEN.fullmatch(text) is not None


def fingerprint(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def code_fingerprint(channel_id: int, code: str) -> str:
    """A code is good on one channel only."""
    return fingerprint(f"{channel_id}:{code}")
