"""What may stand in the words of a visitor."""

import re

# Line ends and tabs belong to words; any other control character is an accident or a trick.
# Marks of direction and zero-width characters stay: Arabic, Hebrew and emoji need them.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
LINE_END = re.compile(r"\r\n?")


def cleaned(text: str) -> str:
    """The text without control characters, its lines ended by `\\n` alone."""
    return CONTROL.sub("", LINE_END.sub("\n", text))
