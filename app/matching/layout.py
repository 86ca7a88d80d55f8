"""Words typed with the keyboard in the wrong alphabet: Ghbdtn for Привет."""

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё"
_TO_CYRILLIC = str.maketrans(_LATIN + _LATIN.upper(), _CYRILLIC + _CYRILLIC.upper())
_TO_CYRILLIC |= str.maketrans('{}:"<>~', "ХЪЖЭБЮЁ")
_TO_LATIN = str.maketrans(_CYRILLIC + _CYRILLIC.upper(), _LATIN + _LATIN.upper())

_MIXED = frozenset("[];'{}:\"<>`~,.")
"""Marks that are letters on the Russian keyboard."""


def in_cyrillic(typed: str) -> str:
    return typed.translate(_TO_CYRILLIC)


def in_latin(typed: str) -> str:
    return typed.translate(_TO_LATIN)


def could_be_cyrillic(word: str) -> bool:
    """A Latin word that nobody could pronounce, or with marks inside that are letters on the other keyboard."""
    letters = word.casefold()
    if not letters.isascii() or not any(letter.isalpha() for letter in letters):
        return False
    inside = letters[1:-1]
    vowels = sum(letter in "aeiouy" for letter in letters)
    return any(mark in inside for mark in _MIXED - {"'", ".", ","}) or vowels * 5 < len(letters) >= 3
