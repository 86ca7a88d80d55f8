"""Public holidays of a country, with its moved days off. The library is big, so it is loaded when somebody asks."""

from app.hours.schemas import Holiday
from app.kit.errors import OknoError

LANGUAGES = {"ru": "ru", "en": "en_US"}
"""The library's names of ours."""


def public_holidays(country: str, year: int, language: str) -> list[Holiday]:
    """In order. Where the library does not know the language, in the country's own.

    Raises OknoError country_unknown. Slow the first time: not for the event loop.
    """
    import holidays

    known = holidays.list_supported_countries(include_aliases=False)
    if country not in known:
        raise OknoError("country_unknown", 422, fields={"country": "country_unknown"})
    spoken = holidays.list_localized_countries(include_aliases=False).get(country, [])
    wanted = next((one for one in (language, LANGUAGES.get(language)) if one in spoken), None)
    # Said aloud, since the library would otherwise ask the server's own locale.
    own = holidays.country_holidays(country, years=year).default_language
    days = holidays.country_holidays(country, years=year, language=wanted or own)
    return [Holiday(date=day.isoformat(), name=name) for day, name in sorted(days.items())]
