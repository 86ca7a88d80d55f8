"""Which pages may carry a channel's chat."""

import ipaddress
from urllib.parse import urlsplit


def is_allowed(origin: str | None, allowed: str, own_host: str, base_url: str) -> bool:
    """`allowed` has one origin a line; empty allows this machine and Okno itself. No origin is no browser."""
    if origin is None:
        return True
    try:
        page = urlsplit(origin.lower())
    except ValueError:  # `http://[`, which no browser says
        return False
    if page.scheme not in {"http", "https"} or not page.hostname:
        return False
    listed = {line.strip().rstrip("/").lower() for line in allowed.splitlines() if line.strip()}
    if page.netloc == own_host.lower() or origin.lower() == base_url.lower():
        return True
    return origin.lower() in listed if listed else _is_this_machine(page.hostname)


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
