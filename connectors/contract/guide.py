"""How a person connects an account: steps with words and a drawing, made of data so that every screen can draw it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Words = Mapping[str, str]
"""Per language (`ru`, `en`)."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One thing in the drawing of a step, from top to bottom.

    `said` and `heard` are bubbles of a chat: the person's words and the answer; `menu` is a place in a menu,
    `button` something to press, `field` something to fill in, `switch` something to turn on, `secret` what is to
    be copied from here.
    """

    shape: Literal["said", "heard", "menu", "button", "field", "switch", "secret"]
    words: Words
    chosen: bool = False
    """This is what to press, fill in or copy now."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do."""

    title: Words
    text: Words
    link: str | None = None
    """Where it is done."""
    copy: str | None = None
    """Words to be pasted there."""
    scene: tuple[Drawn, ...] = ()
    setting: str | None = None
    """Name of the setting whose value this step brings, so that its field stands beside it."""
