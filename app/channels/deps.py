"""What the doors of channels ask for besides."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from app.channels.open import Switchboard


async def _switchboard(connection: HTTPConnection) -> Switchboard:
    switchboard: Switchboard = connection.app.state.switchboard
    return switchboard


Channels = Annotated[Switchboard, Depends(_switchboard)]
