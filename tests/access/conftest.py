"""What these tests share."""

from tests.access.staff import boris, hashing_takes_no_time, settings, shop, writer

__all__ = ["boris", "hashing_takes_no_time", "settings", "shop", "writer"]
