"""Links on the wire."""

from pydantic import Field

from app.kit.wire import Wire


class SentLink(Wire):
    """A link to the chat on a site, to be sent into a messenger. The same key again gives the same message."""

    key: str = Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")
    identity_id: int = Field(ge=1, lt=1 << 63)
    """The account in the messenger that it is for."""
    site_id: int = Field(ge=1, lt=1 << 31)
    """The channel of the site."""
