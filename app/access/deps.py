"""The cookie that carries a session's token."""

from fastapi import Response

from app.settings import Settings

SESSION_COOKIE = "okno_session"


def give_session(response: Response, token: str, settings: Settings) -> None:
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=settings.session_days * 24 * 60 * 60,
        httponly=True,
        samesite="lax",
        secure=_is_secure(settings),
    )


def take_session(response: Response, settings: Settings) -> None:
    response.delete_cookie(SESSION_COOKIE, httponly=True, samesite="lax", secure=_is_secure(settings))


def _is_secure(settings: Settings) -> bool:
    return settings.base_url.startswith("https:")
