"""Telegram's calls to us."""

import hmac
from functools import lru_cache
from hashlib import sha256

from connectors.contract import Raw, WebhookRead, WebhookRefused, WebhookReply, WebhookRequest
from connectors.telegram.updates import update_id_of

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the name of a header
# Telegram takes a body as a method to call; it has nothing to call.
TAKEN = WebhookReply(body=b"")


@lru_cache(maxsize=256)
def secret_of(token: str) -> str:
    """What Telegram shows us with each call. Made from the token, so that nobody has to invent and keep it;
    the token cannot be found from it."""
    return hmac.new(token.encode(), b"okno telegram webhook", sha256).hexdigest()


def read_webhook(request: WebhookRequest, token: str) -> WebhookRead:
    """Raises WebhookRefused."""
    shown = request.headers.get(SECRET_HEADER)
    if shown is None:
        raise WebhookRefused("bad_secret", 401)
    # Bytes: a comparison of texts fails on anything beyond ASCII, which a stranger may well send.
    if not hmac.compare_digest(shown, secret_of(token).encode()):
        raise WebhookRefused("bad_secret", 403)
    number = update_id_of(request.body)
    if number is None:
        raise WebhookRefused("bad_body", 400)
    return WebhookRead((Raw(str(number), request.body),), TAKEN)
