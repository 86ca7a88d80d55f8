"""Every event in a log has the shape that its kind declares."""

import app.main  # noqa: F401 - every slice declares its events
from app.events.kinds import KINDS


def assert_as_declared(events: list[tuple[str, str]]) -> None:
    """Kinds and bodies, as they lie in the log."""
    for kind, body in events:
        KINDS[kind].body.model_validate_json(body, strict=False)
