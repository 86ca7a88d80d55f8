"""Passwords: hashed by argon2id, compared slowly on purpose."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher()

# Each hash takes 64 MiB for a moment: more than a few at once would be a cheap attack on our memory.
_threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")


def hash_password(password: str) -> str:
    """Takes tens of milliseconds; not for the event loop."""
    return _hasher.hash(_bytes(password))


def is_password(stored: str | None, given: str) -> bool:
    """Takes as long when there is no password to compare with, so that time tells nobody who exists."""
    try:
        _hasher.verify(stored or _nobodys_hash(), _bytes(given))
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


def is_outdated(stored: str) -> bool:
    """Hashed with less effort than is asked for today."""
    return _hasher.check_needs_rehash(stored)


async def hash_password_aside(password: str) -> str:
    return await asyncio.get_running_loop().run_in_executor(_threads, hash_password, password)


async def is_password_aside(stored: str | None, given: str) -> bool:
    return await asyncio.get_running_loop().run_in_executor(_threads, is_password, stored, given)


@cache
def _nobodys_hash() -> str:
    return _hasher.hash("nobody")


def _bytes(password: str) -> bytes:
    return password.encode(errors="surrogatepass")
