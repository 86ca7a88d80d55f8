"""Absence on the wire."""

from app.kit.wire import Wire


class HandedBackList(Wire):
    """Conversations that were mine, of which I have not been told."""

    conversation_ids: list[int]
