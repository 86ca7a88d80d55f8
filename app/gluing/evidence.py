"""What makes us think that two are one. Certain evidence glues by itself; likely evidence is for a person to judge."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "same_identity",
    "deep_link",
    "code",
    "telegram_contact",
    "signed_user",
    "callback_confirmed",
    "operator",
    "same_phone",
    "same_email",
    "similar_name",
]
Grade = Literal["certain", "likely"]

LIKELY: frozenset[str] = frozenset({"same_phone", "same_email", "similar_name"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """`params` are shown to people and kept with the act, so they never hold a token or a code."""

    kind: Kind
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def grade(self) -> Grade:
        return grade_of(self.kind)


def grade_of(kind: str) -> Grade:
    return "likely" if kind in LIKELY else "certain"
