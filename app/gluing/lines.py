"""A line in the history says who was joined with whom, on what evidence, by whom."""

from app.conversations.lines import write_line

__all__ = ["write_line"]
