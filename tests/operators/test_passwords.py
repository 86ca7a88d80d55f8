"""A password is slow to guess, and every wrong one is equally wrong."""

from typing import Literal

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.profiles import RFC_9106_LOW_MEMORY

from app.operators import passwords


@pytest.fixture(autouse=True)
def hashing_takes_no_time() -> None:
    """Here it takes its time."""


def test_passwords_are_hashed_as_rfc_9106_advises() -> None:
    assert extract_parameters(passwords.hash_password("три окна")) == RFC_9106_LOW_MEMORY


def test_a_password_is_recognised_and_another_is_not() -> None:
    stored = passwords.hash_password("три окна")
    assert passwords.is_password(stored, "три окна")
    assert not passwords.is_password(stored, "три окнА")


def test_who_has_no_password_is_let_in_by_none() -> None:
    assert not passwords.is_password(None, "")
    assert not passwords.is_password(None, "nobody")


def test_a_broken_hash_lets_nobody_in() -> None:
    assert not passwords.is_password("not a hash", "not a hash")


def test_halves_of_characters_are_a_wrong_password_and_no_failure() -> None:
    assert not passwords.is_password(passwords.hash_password("три окна"), "\ud83d")


def test_time_does_not_tell_who_has_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    class Watched(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - argon2 calls it so
            compared.append(hash)
            return super().verify(hash, password)

    stored = passwords.hash_password("три окна")
    monkeypatch.setattr(passwords, "_hasher", Watched())
    passwords.is_password(None, "guess")
    passwords.is_password(stored, "guess")

    assert len(compared) == 2
    assert extract_parameters(str(compared[0])) == extract_parameters(str(compared[1]))
