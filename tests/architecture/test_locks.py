"""What is installed is pinned by hash, and no lock says where from: each machine has its own index."""

import json
import re
from collections.abc import Iterator

import pytest

from tests.architecture.reading import ROOT

PYTHON_LOCKS = (
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-bench.lock",
    "requirements-node.lock",
)
WEB_LOCK = "web/package-lock.json"
PIN = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*(\[[a-z0-9,_-]+\])?==\S+")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_a_python_lock_names_no_index(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.findall(r"\S*(?:://|--(?:extra-)?index-url|--find-links)\S*", text)


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_a_python_lock_pins_every_package_by_hash(lock: str) -> None:
    loose = [entry for entry in _entries(lock) if not PIN.match(entry) or not HASH.search(entry)]
    assert not loose


def test_the_development_lock_agrees_with_the_lock_of_the_running_house() -> None:
    running = {_pin(entry) for entry in _entries("requirements.lock")}
    development = {_pin(entry) for entry in _entries("requirements-dev.lock")}
    assert running <= development, (
        f"only in requirements.lock: {sorted(running - development)}; run make lock"
    )


def test_the_web_lock_names_no_registry_and_pins_every_package_by_hash() -> None:
    packages = json.loads((ROOT / WEB_LOCK).read_text(encoding="utf-8"))["packages"]
    locked = {name: package for name, package in packages.items() if name}
    assert locked
    assert not [name for name, package in locked.items() if "resolved" in package]
    assert not [name for name, package in locked.items() if "integrity" not in package]


def _entries(lock: str) -> Iterator[str]:
    """Each requirement of a lock with the hashes that follow it, as one line."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert lines, f"{lock} pins nothing"
    yield from lines


def _pin(entry: str) -> str:
    return entry.partition("--hash")[0].partition(";")[0].strip()
