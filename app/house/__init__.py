"""The composition root."""

from app.house.house import House

__all__ = ["House"]
