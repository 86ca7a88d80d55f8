"""A keyboard with a Russian layout: every press says its letter in Cyrillic and its place in Latin, as real ones do."""

from dataclasses import dataclass
from typing import Self

from playwright.async_api import CDPSession, Page

CODES = "KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight KeyA KeyS KeyD KeyF KeyG KeyH KeyJ"
CODES += " KeyK KeyL Semicolon Quote KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash Backquote Space"
PLACES = dict(zip("йцукенгшщзхъфывапролджэячсмитьбю.ё ", CODES.split(), strict=True))
LETTERS = {code: letter for letter, code in PLACES.items()}
SHIFTED = {"?": "Digit7", "!": "Digit1", "/": "Backslash", ",": "Slash"}
NAMED = {"Enter": (13, "\r"), "Escape": (27, ""), "Tab": (9, ""), "ArrowDown": (40, ""), "ArrowUp": (38, "")}
ALT, CTRL, SHIFT = 1, 2, 8


@dataclass
class RussianKeys:
    page: Page
    wire: CDPSession

    @classmethod
    async def of(cls, page: Page) -> Self:
        return cls(page, await page.context.new_cdp_session(page))

    async def press(self, code: str, *, ctrl: bool = False, shift: bool = False) -> None:
        """By the place of the key. Afterwards something has the focus that one can go on from."""
        number, text = NAMED.get(code, (_number_of(code), LETTERS.get(code, "")))
        if code in NAMED:
            await self._strike(code, code, number, text, CTRL * ctrl | SHIFT * shift)
        else:
            await self._strike(text, code, number, "" if ctrl else text, CTRL * ctrl | SHIFT * shift)
        await self.page.wait_for_function("() => ![null, document.body].includes(document.activeElement)")

    async def types(self, words: str) -> None:
        """Letter by letter."""
        for letter in words:
            if letter in SHIFTED:
                await self._strike(letter, SHIFTED[letter], _number_of(SHIFTED[letter]), letter, SHIFT)
            else:
                code = PLACES[letter.lower()]
                await self._strike(letter, code, _number_of(code), letter, SHIFT * letter.isupper())

    async def _strike(self, key: str, code: str, number: int, text: str, modifiers: int) -> None:
        said = {"key": key, "code": code, "windowsVirtualKeyCode": number, "modifiers": modifiers}
        await self.wire.send(
            "Input.dispatchKeyEvent", {"type": "keyDown", **said, **({"text": text} if text else {})}
        )
        await self.wire.send("Input.dispatchKeyEvent", {"type": "keyUp", **said})


def _number_of(code: str) -> int:
    """Where the letter of a key would lie on a Latin keyboard, which is what systems call it."""
    return ord(code[-1]) if code.startswith(("Key", "Digit")) else 0
