"""People whom a channel's owner knows by name, and says so by a signature."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SignedUser:
    """Who somebody is by the word of whoever runs the site. `name`, `email` and `phone` are empty where nothing was
    said of them."""

    id: str
    """Theirs for life, at most 128 printable characters."""
    expires_at: datetime
    """The signature itself is worth nothing later."""
    name: str = ""
    email: str = ""
    phone: str = ""


class SignatureRefused(Exception):
    """The signature proves nothing. Codes: user_token_invalid, user_token_expired."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail
        """For whoever runs the site; never what was signed."""
