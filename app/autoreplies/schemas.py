"""Automatic replies on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from app.kit.wire import Wire

LONGEST = 2_000
"""Characters."""

Words = Annotated[str, Field(max_length=LONGEST)]


class Occasion(Wire):
    enabled: bool = False
    text: dict[Literal["ru", "en"], Words] = Field(default_factory=dict)
    """By language; {opens_at} and {usual} are filled in, and a sentence goes without what is not known."""


class AutoReplyRules(Wire):
    out_of_hours: Occasion = Field(default_factory=Occasion)
    first_contact: Occasion = Field(default_factory=Occasion)

    @property
    def any_enabled(self) -> bool:
        return self.out_of_hours.enabled or self.first_contact.enabled
