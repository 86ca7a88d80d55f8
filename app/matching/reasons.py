"""Why two clients are, or are not, thought to be one person. The window puts the codes into words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

CODES = (
    "same_phone",
    "same_email",
    "similar_email",
    "same_username",
    "email_like_username",
    "same_name",
    "similar_name",
    "swapped_name",
    "same_given_name",
    "same_family_name",
    "same_patronymic",
    "same_birth_date",
    "similar_birth_date",
    "same_city",
    "same_address",
    "similar_address",
    "family_name_changed",
    "phone_of_family",
    "other_name_same_phone",
    "other_given_name",
    "other_family_name",
    "other_patronymic",
    "other_birth_date",
    "other_city",
    "other_address",
)
WARNINGS = ("typed_not_proved", "shared_by_several")


@dataclass(frozen=True, slots=True)
class Reason:
    """`bits` above nothing speak for, below nothing against. Without a code it only weighs."""

    code: str
    bits: float
    params: Mapping[str, Any]
    warning: str | None = None

    @property
    def is_point(self) -> bool:
        return self.code in {"same_phone", "same_email"}

    @property
    def is_typed(self) -> bool:
        """Somebody wrote it, and nobody proved it."""
        return self.warning == "typed_not_proved"

    def at_most(self, bits: float) -> "Reason":
        return self if self.bits <= bits else replace(self, bits=bits)

    def turned(self) -> "Reason":
        """As told from the other side."""
        params = dict(self.params)
        if "a" in params and "b" in params:
            params["a"], params["b"] = params["b"], params["a"]
        return replace(self, params=params)

    def as_json(self) -> dict[str, Any]:
        told = {"code": self.code, "weight": round(self.bits, 1), "params": dict(self.params)}
        return told | ({"warning": self.warning} if self.warning else {})
