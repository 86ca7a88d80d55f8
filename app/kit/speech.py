"""Which of our two languages somebody reads."""

from typing import Literal

Speech = Literal["ru", "en"]

_READS_RUSSIAN = frozenset({"ru", "be", "uk", "kk", "ky", "uz", "tg", "tt", "ba", "cv", "os", "hy", "az"})


def speech_of(*languages: str | None) -> Speech:
    """The first language that is known; people who mostly read Russian are told in Russian."""
    for language in languages:
        if language:
            return "ru" if language.lower().split("-")[0].split("_")[0] in _READS_RUSSIAN else "en"
    return "ru"
