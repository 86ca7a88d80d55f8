"""Requests that somebody else's page makes in an operator's name."""

from hmac import compare_digest
from urllib.parse import urlsplit

from app.kit.errors import OknoError

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
"""They change nothing."""


def is_own_origin(origin: str, host: str, public_url: str) -> bool:
    """Whether a page of ours speaks: its host is the one it calls, or the address we are known under."""
    try:
        page = urlsplit(origin)
    except ValueError:  # `http://[`, which no browser says
        return False
    if page.scheme not in {"http", "https"} or not page.netloc:
        return False
    own = urlsplit(public_url)
    return page.netloc.lower() == host.lower() or (
        (page.scheme, page.netloc.lower()) == (own.scheme, own.netloc.lower())
    )


def refuse_foreign_origin(origin: str | None, host: str, public_url: str) -> None:
    """Browsers send Origin with whatever changes something; who sends none is no page. Raises OknoError."""
    if origin is not None and not is_own_origin(origin, host, public_url):
        raise OknoError("foreign_origin", 403)


def refuse_forgery(expected: str, given: str | None) -> None:
    """The secret that only a page of ours can read must come back. Raises OknoError."""
    if not compare_digest(expected.encode(), (given or "").encode()):
        raise OknoError("csrf_failed", 403)
