"""The pictures that the README shows, small enough to live in the repository."""

from collections.abc import Iterator
from pathlib import Path

from PIL import Image

PICTURES = "web/pictures"
SHOWN = {"window-ru-light.png": "window.png"}
"""What was taken, and what it is called there."""
LARGEST = 300_000
"""Bytes."""


class TooLarge(Exception):
    """A picture that would weigh down every clone."""


def write_for_readme(taken: Path, folder: Path) -> Iterator[Path]:
    """Raises TooLarge."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, shown_as in SHOWN.items():
        file = folder / shown_as
        with Image.open(taken / name) as picture:
            picture.convert("RGB").save(file, optimize=True)
        if file.stat().st_size > LARGEST:
            raise TooLarge(f"{file} has {file.stat().st_size} bytes")
        yield file
