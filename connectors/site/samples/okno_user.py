"""For Django: who is signed in, in words that Okno believes. Needs PyJWT; `OKNO_KEY` is a signing key of the chat."""

import time
from typing import Any

import jwt


def okno_token(user_id: str, name: str, email: str, key: str) -> str:
    """Good for an hour: a new one goes into every page."""
    claims = {"sub": user_id, "name": name, "email": email, "exp": int(time.time()) + 3600}
    return jwt.encode(claims, key, algorithm="HS256")


def okno(request: Any) -> dict[str, str]:
    """A context processor: add it to TEMPLATES, and write `data-user="{{ okno_user }}"` in the script tag."""
    from django.conf import settings

    user = request.user
    if not user.is_authenticated:
        return {"okno_user": ""}
    token = okno_token(str(user.pk), user.get_full_name(), user.email, settings.OKNO_KEY)
    return {"okno_user": token}
