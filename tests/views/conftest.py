"""What these tests share."""

from tests.gluing.conftest import world

__all__ = ["world"]
