"""VK's calls to us."""

import hmac
from functools import lru_cache
from hashlib import sha256

from connectors.contract import Raw, WebhookRead, WebhookRefused, WebhookReply, WebhookRequest
from connectors.vk.reading import Fields, Unreadable, read_object
from connectors.vk.updates import raw_of

LONGEST_SECRET = 48
"""VK takes letters and digits, fifty at most."""
TAKEN = WebhookReply(body=b"ok", content_type="text/plain")


@lru_cache(maxsize=256)
def secret_of(token: str) -> str:
    """What VK shows us with each call. Made from the key of the community, so that nobody has to invent and keep
    it; the key cannot be found from it."""
    return hmac.new(token.encode(), b"okno vk callback", sha256).hexdigest()[:LONGEST_SECRET]


def read_webhook(request: WebhookRequest, token: str, group_id: int | None, confirmation: str) -> WebhookRead:
    """Raises WebhookRefused. Without a `group_id` the secret alone says whose call it is."""
    event = _event(request.body)
    called_for = event.number("group_id")
    if called_for is None or (group_id is not None and called_for != group_id):
        raise WebhookRefused("wrong_account")
    is_ours = _knows_the_secret(event, secret_of(token))
    if event.text("type") == "confirmation":
        return _confirmed(event, confirmation, is_ours=is_ours)
    if not is_ours:
        raise WebhookRefused("bad_secret", 403 if "secret" in event else 401)
    return WebhookRead((_without_secret(request.body, secret_of(token)),), TAKEN)


def _confirmed(event: Fields, confirmation: str, *, is_ours: bool) -> WebhookRead:
    """VK asks whether the address is the community's before it may have got the secret."""
    if "secret" in event and not is_ours:
        raise WebhookRefused("bad_secret")
    if not confirmation:
        raise WebhookRefused("wrong_account", 409)
    return WebhookRead((), WebhookReply(confirmation.encode(), content_type="text/plain"))


def _event(body: bytes) -> Fields:
    try:
        event = read_object(body)
    except Unreadable:
        raise WebhookRefused("bad_body", 400) from None
    if not event.text("type"):
        raise WebhookRefused("bad_body", 400)
    return event


def _knows_the_secret(event: Fields, secret: str) -> bool:
    # Bytes: a comparison of texts fails on anything beyond ASCII, which a stranger may well send.
    return hmac.compare_digest(event.text("secret").encode(), secret.encode())


def _without_secret(body: bytes, secret: str) -> Raw:
    """What is kept, and perhaps sent along with a report of a fault, must not open the door to strangers."""
    return raw_of(body.replace(secret.encode(), b""))
