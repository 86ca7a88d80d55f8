"""Where somebody is."""

from connectors.contract import Attachment
from connectors.vk.reading import Fields, decimal_in


def place_of(geo: Fields) -> Attachment | None:
    latitude, longitude = _coordinates(geo)
    if latitude is None or longitude is None:
        return None
    details: dict[str, object] = {"latitude": latitude, "longitude": longitude}
    place = geo.part("place")
    title = place.text("title")
    # VK names the city of a bare point too; only a place of its own has an address.
    if not place.text("address"):
        return Attachment("location", details=details | ({"address": title} if title else {}))
    return Attachment(
        "venue", name=title or None, details=details | {"title": title, "address": place.text("address")}
    )


def _coordinates(geo: Fields) -> tuple[float | None, float | None]:
    """An object, or, in earlier years, both numbers in one text."""
    coordinates = geo.part("coordinates")
    if coordinates:
        return coordinates.decimal("latitude"), coordinates.decimal("longitude")
    numbers = geo.text("coordinates").split()
    return (decimal_in(numbers[0]), decimal_in(numbers[1])) if len(numbers) == 2 else (None, None)
