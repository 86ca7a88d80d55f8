"""What fingers do to words: a wrong, missing, doubled or exchanged letter, and the wrong keyboard layout."""

from random import Random

_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_BESIDE = {
    letter: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in _ROWS
    for place, letter in enumerate(row)
}
# Heard alike, written otherwise.
_HEARD = {"о": "а", "а": "о", "е": "и", "и": "е", "т": "д", "д": "т", "в": "ф", "б": "п", "г": "к", "с": "з"}
_LATIN_KEYS = dict(
    zip("йцукенгшщзхъфывапролджэячсмитьбюё", "qwertyuiop[]asdfghjkl;'zxcvbnm,.`", strict=True)
) | dict(zip("ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ", 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>~', strict=True))


def with_typo(word: str, randomness: Random) -> str:
    """One slip, past the first letter; a word of less than four letters stays."""
    if len(word) < 4:
        return word
    while True:
        slipped = _slip(word, randomness.randrange(1, len(word)), randomness)
        if slipped != word:
            return slipped


def on_latin_keys(text: str) -> str:
    """`Привет` typed while the keyboard is set to English: `Ghbdtn`."""
    return "".join(_LATIN_KEYS.get(character, character) for character in text)


def _slip(word: str, place: int, randomness: Random) -> str:
    before, letter, after = word[:place], word[place], word[place + 1 :]
    match randomness.choice(("miss", "double", "swap", "beside", "heard", "heard")):
        case "miss":
            return before + after
        case "double":
            return before + letter + letter + after
        case "swap":
            return before + after[:1] + letter + after[1:]
        case "beside":
            return before + randomness.choice(_BESIDE.get(letter, letter)) + after
        case _:
            return before + _HEARD.get(letter, letter) + after
