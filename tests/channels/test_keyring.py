"""What the house's keys encrypt nobody else reads, and what they sign nobody else makes."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from itsdangerous import BadSignature
from pydantic import SecretStr

from app.channels.key_file import read_or_make_key
from app.channels.keyring import Keyring
from app.kit.errors import OknoError
from app.settings import Settings

OLD, NEW = "an old key of the house", "a new key of the house"


def test_what_is_encrypted_comes_back_and_shows_nothing_meanwhile() -> None:
    stored = Keyring([NEW]).encrypt({"token": "123:golden"})
    assert "golden" not in stored
    assert Keyring([NEW]).decrypt(stored) == {"token": "123:golden"}


def test_no_secrets_are_kept_as_nothing() -> None:
    assert Keyring([NEW]).encrypt({}) == ""
    assert Keyring([NEW]).decrypt("") == {}


def test_a_new_key_in_front_keeps_what_the_old_one_did() -> None:
    stored = Keyring([OLD]).encrypt({"token": "123:golden"})
    signed = Keyring([OLD]).sign("visitor").dumps(7)

    both = Keyring([NEW, OLD])

    assert both.decrypt(stored) == {"token": "123:golden"}
    assert both.sign("visitor").loads(signed) == 7
    with pytest.raises(OknoError, match="secrets_unreadable"):
        Keyring([OLD]).decrypt(both.encrypt({"token": "456:silver"}))
    with pytest.raises(BadSignature):
        Keyring([OLD]).sign("visitor").loads(both.sign("visitor").dumps(7))


def test_a_token_for_one_purpose_is_no_token_for_another() -> None:
    keyring = Keyring([NEW])
    with pytest.raises(BadSignature):
        keyring.sign("visitor").loads(keyring.sign("file").dumps(7))


def test_the_first_start_makes_a_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")

    stored = Keyring.of(settings).encrypt({"token": "123:golden"})

    file = tmp_path / "data" / "secret.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["secret.key"]
    assert Keyring.of(settings).decrypt(stored) == {"token": "123:golden"}


def test_processes_that_start_together_share_one_key(tmp_path: Path) -> None:
    file = tmp_path / "data" / "secret.key"
    with ThreadPoolExecutor(16) as processes:
        keys = set(processes.map(lambda _: read_or_make_key(file), range(64)))
    assert len(keys) == 1
    assert len(keys.pop().strip()) == 43


def test_a_key_in_the_settings_needs_no_file(tmp_path: Path) -> None:
    settings = Settings(
        data=tmp_path / "data", secret_key=SecretStr("one-long-key-of-ours another-long-key-of-ours")
    )
    stored = Keyring(["another-long-key-of-ours"]).encrypt({"token": "123:golden"})

    assert Keyring.of(settings).decrypt(stored) == {"token": "123:golden"}
    assert not (tmp_path / "data").exists()


def test_a_key_that_can_be_guessed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OknoError, match="secret_key_too_short"):
        Keyring.of(Settings(data=tmp_path, secret_key=SecretStr("okno")))
