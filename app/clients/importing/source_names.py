"""Under which name the records of a file are remembered."""

import re
from pathlib import PurePath

from app.kit.text import folded, storable_name

LONGEST = 120


def source_of(file_name: str) -> str:
    """Its name without what changes from one export to the next: the ending, dates, and the (1) of a second copy."""
    stem = folded(storable_name(PurePath(file_name).stem))
    plain = re.sub(
        r"\(\d+\)|\d{4}[-_.]?\d{2}[-_.]?\d{2}([-_ t.]?\d{2}[-_.:]?\d{2}([-_.:]?\d{2})?)?", " ", stem
    )
    return " ".join(re.sub(r"[\s_.-]+", " ", plain).split())[:LONGEST] or stem[:LONGEST] or "import"
