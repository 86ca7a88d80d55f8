"""What the doors of call-backs ask the house for."""

from typing import Annotated

from fastapi import Depends, Request

from app.callbacks.attempting import SamePerson, TellRefused
from app.callbacks.desk import CallbackDesk


async def _desk(request: Request) -> CallbackDesk:
    desk: CallbackDesk = request.app.state.callbacks
    return desk


async def _same_person(request: Request) -> SamePerson:
    """Gluing stands above this slice."""
    glue: SamePerson = request.app.state.glue_callers
    return glue


async def _tell_refused(request: Request) -> TellRefused:
    tell: TellRefused = request.app.state.tell_callers_refused
    return tell


Desk = Annotated[CallbackDesk, Depends(_desk)]
Glue = Annotated[SamePerson, Depends(_same_person)]
Tell = Annotated[TellRefused, Depends(_tell_refused)]
