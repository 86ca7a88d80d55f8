"""Users of the site, as the site's own server signs them: JSON Web Tokens, HS256 and nothing else (RFC 7519, 7515)."""

import math
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt

from connectors.contract import SignatureRefused, SignedUser
from connectors.site.text import cleaned

LONGEST_TOKEN = 4_000
"""Characters."""
LONGEST_ID = 128
LONGEST_LIFE = timedelta(hours=24)
LEEWAY = timedelta(seconds=60)
"""Two servers' clocks may differ by so much."""
SHORTEST_KEY = 32
"""Characters: whoever has one token may try keys on it for years."""
LONGEST_WORDS = {"name": 200, "email": 254, "phone": 40}


def keys_of(setting: str) -> tuple[str, ...]:
    """The newest first. All of them are good, so that a site can change its key without signing anybody out."""
    return tuple(setting.split())


def read_user(token: str, keys: Sequence[str], audience: str, at: datetime) -> SignedUser:
    """`audience` is the public key of the chat: a token that names one must name this. Raises SignatureRefused."""
    claims = _verified(token, keys)
    expires_at = _moment(claims, "exp")
    if expires_at is None:
        raise SignatureRefused("user_token_invalid", "exp is missing")
    if expires_at + LEEWAY <= at:
        raise SignatureRefused("user_token_expired")
    if expires_at > at + LONGEST_LIFE + LEEWAY:
        raise SignatureRefused("user_token_invalid", "exp lies more than 24 hours ahead")
    for name in ("iat", "nbf"):
        begins = _moment(claims, name)
        if begins is not None and begins > at + LEEWAY:
            raise SignatureRefused("user_token_invalid", f"{name} lies in the future")
    if not _is_meant_for(claims.get("aud"), audience):
        raise SignatureRefused("user_token_invalid", "aud names another chat")
    return SignedUser(
        _id(claims.get("sub")),
        expires_at,
        **{name: _words(claims.get(name), longest) for name, longest in LONGEST_WORDS.items()},
    )


def _verified(token: str, keys: Sequence[str]) -> Mapping[str, Any]:
    """What is signed by one of the keys; nothing in the token says how it is to be checked."""
    if len(token) > LONGEST_TOKEN:
        raise SignatureRefused("user_token_invalid", "too long")
    for key in keys:
        if len(key) < SHORTEST_KEY:
            continue
        try:
            # Moments and the audience are looked at by the house's own clock.
            return jwt.decode(
                token,
                key,
                algorithms=["HS256"],
                options={
                    "verify_exp": False,
                    "verify_iat": False,
                    "verify_nbf": False,
                    "verify_aud": False,
                    "verify_sub": False,
                    "verify_jti": False,
                },
            )
        except jwt.InvalidSignatureError:
            continue
        except (jwt.InvalidTokenError, ValueError, TypeError, RecursionError) as broken:
            raise SignatureRefused("user_token_invalid", type(broken).__name__) from None
    raise SignatureRefused("user_token_invalid", "signed by another key")


def _id(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise SignatureRefused("user_token_invalid", "sub is missing")
    if len(value) > LONGEST_ID or value != value.strip():
        raise SignatureRefused("user_token_invalid", "sub is too long, or ends in blanks")
    return value


def _moment(claims: Mapping[str, Any], name: str) -> datetime | None:
    value = claims.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise SignatureRefused("user_token_invalid", f"{name} is no number")
    try:
        return datetime.fromtimestamp(value, UTC)
    except (OverflowError, OSError, ValueError):
        raise SignatureRefused("user_token_invalid", f"{name} is no moment") from None


def _is_meant_for(named: object, audience: str) -> bool:
    if named is None:
        return True
    return audience in named if isinstance(named, list) else named == audience


def _words(value: object, longest: int) -> str:
    """What is no text says nothing."""
    return cleaned(value).strip()[:longest] if isinstance(value, str) else ""
