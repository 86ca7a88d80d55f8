"""The workplace on the wire."""

from typing import Annotated

from pydantic import Field

from app.kit.wire import Wire

Minutes = Annotated[int, Field(ge=1, le=24 * 60)]
"""Up to a day."""
Seconds = Annotated[int, Field(ge=0, le=30)]


class Workplace(Wire):
    """The same for everybody who answers."""

    waiting_amber_minutes: Minutes = 5
    """A client who waits this long is marked."""
    waiting_red_minutes: Minutes = 15
    """More than the amber ones."""
    idle_minutes: Minutes = 5
    """Without a touch, after which somebody no longer counts as here."""
    hand_back_minutes: Minutes | None = 15
    """A client waits this long for somebody who is not here: then the conversation goes back. None: never."""
    typing_preview: bool = True
    """What visitors of a site type is shown before they send it."""
    soft_lock: bool = True
    """Two who answer the same client are told of each other."""
    undo_send_seconds: Seconds = 5
    """How long an answer may be had back before it goes. 0: it goes at once."""


class WorkplaceChanged(Wire):
    workplace: Workplace
