"""JSON that is nested deeper than any parser goes: what lies too deep is left out, the rest is read."""

from connectors.vk.updates import MARKS

DEEPEST = 120
"""Brackets. A message that passes on a message is two further down."""


def without_depths(text: bytes, deepest: int = DEEPEST) -> bytes:
    """The same with null for everything that lies below so many brackets."""
    kept: list[bytes] = []
    depth = begin = 0
    for mark in MARKS.finditer(text):
        if mark[0] in (b"{", b"["):
            depth += 1
            if depth == deepest + 1:
                kept.append(text[begin : mark.start()])
        elif mark[0] in (b"}", b"]"):
            depth -= 1
            if depth == deepest:
                kept.append(b"null")
                begin = mark.end()
    if depth <= deepest:
        kept.append(text[begin:])
    return b"".join(kept)
