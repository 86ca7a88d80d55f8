"""Randomness as an argument, and the keys made from it."""

import secrets
from typing import Protocol


class Randomness(Protocol):
    def token(self, size: int = 16) -> str:
        """URL-safe text of `size` random bytes."""
        ...

    def number(self, below: int) -> int: ...

    def fraction(self) -> float:
        """0 up to but without 1."""
        ...


class SystemRandomness:
    def token(self, size: int = 16) -> str:
        return secrets.token_urlsafe(size)

    def number(self, below: int) -> int:
        return secrets.randbelow(below)

    def fraction(self) -> float:
        return secrets.randbelow(1 << 53) / (1 << 53)


def hue_of(seed: int) -> int:
    """A colour for somebody's initials: neighbours in number lie far apart on the circle."""
    return seed * 137 % 360
