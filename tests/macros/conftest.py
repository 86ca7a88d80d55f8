"""What these tests share."""

from tests.macros.counter import counter

__all__ = ["counter"]
