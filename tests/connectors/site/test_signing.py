"""Whom the site signs, and everything that somebody could try instead."""

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from connectors.contract import SignatureRefused, SignedUser, read_settings
from connectors.site.connector import SiteConnector
from connectors.site.settings import SETTINGS

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
KEY = "the-key-of-the-shop-that-nobody-knows"
OLD_KEY = "the-key-of-the-shop-as-it-was-before!"
CHAT = "pk_shop"


def site(keys: str = KEY) -> SiteConnector:
    return SiteConnector(read_settings(SETTINGS, {"signing_keys": keys}))


def claims(**other: Any) -> dict[str, Any]:
    said = {"sub": "17", "exp": int((NOW + timedelta(hours=1)).timestamp())} | other
    return {name: value for name, value in said.items() if value is not None}


def signed(key: str = KEY, headers: dict[str, Any] | None = None, **other: Any) -> str:
    return jwt.encode(claims(**other), key, algorithm="HS256", headers=headers)


def by_hand(header: dict[str, Any], body: dict[str, Any], signature: bytes = b"") -> str:
    parts = [json.dumps(part).encode() for part in (header, body)] + [signature]
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


def read(token: str, keys: str = KEY, at: datetime = NOW) -> SignedUser:
    return site(keys).read_user(token, CHAT, at)


def refusal(token: str, keys: str = KEY, at: datetime = NOW) -> str:
    with pytest.raises(SignatureRefused) as refused:
        read(token, keys, at)
    return refused.value.code


def test_a_user_is_who_the_site_says() -> None:
    user = read(
        signed(name="Анна\nПетрова", email="anna@example.ru", phone="+79161234567", iat=NOW.timestamp())
    )

    assert (user.id, user.name, user.email, user.phone) == (
        "17",
        "Анна\nПетрова",
        "anna@example.ru",
        "+79161234567",
    )
    assert user.expires_at == NOW + timedelta(hours=1)


def test_words_that_are_no_text_say_nothing() -> None:
    user = read(signed(name=17, email=["anna@example.ru"], phone={"a": 1}))

    assert (user.name, user.email, user.phone) == ("", "", "")


def test_the_key_changes_and_old_signatures_are_good_until_the_old_key_goes() -> None:
    token = signed(OLD_KEY)

    assert read(token, f"{KEY} {OLD_KEY}").id == "17"
    assert read(signed(KEY), f"{KEY} {OLD_KEY}").id == "17"
    assert refusal(token, KEY) == "user_token_invalid"


def test_without_a_key_nobody_is_signed() -> None:
    assert refusal(signed(), keys="") == "user_token_invalid"


def test_another_key_signs_nobody() -> None:
    assert refusal(signed("the-key-of-another-shop-altogether-12")) == "user_token_invalid"


@pytest.mark.parametrize("name", ["none", "None", "NONE", "nOnE"])
def test_no_signature_is_no_signature(name: str) -> None:
    assert refusal(by_hand({"alg": name, "typ": "JWT"}, claims())) == "user_token_invalid"


@pytest.mark.parametrize("other", ["HS384", "HS512"])
def test_only_one_algorithm_is_taken(other: str) -> None:
    key = KEY * 3
    assert refusal(jwt.encode(claims(), key, algorithm=other), key) == "user_token_invalid"


def test_a_public_key_is_not_taken_for_the_secret() -> None:
    public = rsa.generate_private_key(65537, 2048).public_key()
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    token = jwt.encode(claims(), rsa.generate_private_key(65537, 2048), algorithm="RS256")

    assert refusal(token) == "user_token_invalid"
    assert refusal(by_hand({"alg": "RS256"}, claims(), pem)) == "user_token_invalid"


def test_a_key_in_the_header_is_not_used() -> None:
    own = "a-key-that-the-attacker-has-made-12345"
    jwk = {"kty": "oct", "k": base64.urlsafe_b64encode(own.encode()).decode()}

    assert refusal(signed(own, {"jwk": jwk, "kid": "/dev/null", "jku": "https://x"})) == "user_token_invalid"


def test_a_changed_name_breaks_the_signature() -> None:
    head, _, tail = signed().split(".")
    swapped = base64.urlsafe_b64encode(json.dumps(claims(sub="18")).encode()).decode().rstrip("=")

    assert refusal(f"{head}.{swapped}.{tail}") == "user_token_invalid"


def test_a_signature_ends() -> None:
    token = signed()

    assert read(token, at=NOW + timedelta(hours=1, seconds=30)).id == "17"
    assert refusal(token, at=NOW + timedelta(hours=1, seconds=60)) == "user_token_expired"


@pytest.mark.parametrize(
    "other",
    [
        {"exp": None},
        {"exp": "tomorrow"},
        {"exp": True},
        {"exp": 1e400},
        {"exp": 10**30},
        {"exp": int((NOW + timedelta(hours=24, minutes=2)).timestamp())},
        {"iat": int((NOW + timedelta(minutes=5)).timestamp())},
        {"nbf": int((NOW + timedelta(minutes=5)).timestamp())},
        {"aud": "pk_other"},
        {"aud": ["pk_other"]},
        {"aud": 17},
        {"sub": None},
        {"sub": ""},
        {"sub": " "},
        {"sub": " 17"},
        {"sub": 17},
        {"sub": ["17"]},
        {"sub": "1\u200b7"},
        {"sub": "1\n7"},
        {"sub": "x" * 129},
    ],
)
def test_what_does_not_hold_water_is_refused(other: dict[str, Any]) -> None:
    assert refusal(by_hand_signed(claims(**other))) == "user_token_invalid"


def by_hand_signed(body: dict[str, Any]) -> str:
    """Also such claims as the library would not write."""
    return jwt.api_jws.encode(json.dumps(body).encode(), KEY, algorithm="HS256")


def test_a_token_for_this_chat_is_taken() -> None:
    assert read(signed(aud=CHAT)).id == "17"
    assert read(signed(aud=["pk_other", CHAT])).id == "17"


@pytest.mark.parametrize("rubbish", ["", "a", "a.b.c", "." * 5, "é.é.é", "x" * 5_000, "{}", "\x00"])
def test_rubbish_is_refused(rubbish: str) -> None:
    assert refusal(rubbish) == "user_token_invalid"


def test_a_short_key_is_not_kept() -> None:
    from connectors.contract import BadSettings

    with pytest.raises(BadSettings) as refused:
        read_settings(SETTINGS, {"signing_keys": "short"})
    assert refused.value.problems == {"signing_keys": "bad_value"}
