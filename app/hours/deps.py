"""What the doors that ask about hours need besides."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from app.hours.desk import HoursDesk


async def _hours(connection: HTTPConnection) -> HoursDesk:
    hours: HoursDesk = connection.app.state.hours
    return hours


Hours = Annotated[HoursDesk, Depends(_hours)]
