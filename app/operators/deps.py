"""What the doors of sign-in ask for besides."""

from typing import Annotated

from fastapi import Depends
from starlette.requests import HTTPConnection

from app.deps import Configured
from app.operators.attempts import Attempts


async def _attempts(connection: HTTPConnection, settings: Configured) -> Attempts:
    state = connection.app.state
    if not hasattr(state, "attempts"):
        state.attempts = Attempts.kept_as(settings)
    attempts: Attempts = state.attempts
    return attempts


Guesses = Annotated[Attempts, Depends(_attempts)]
