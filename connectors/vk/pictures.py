"""Pictures, which VK lists in many sizes and under many names."""

import re

from connectors.contract import Attachment
from connectors.vk.reading import Fields

LISTS = ("sizes", "images", "image", "first_frame")
# One address a field, in the forms of earlier years and of gifts: photo_2560, thumb_512.
BY_WIDTH = re.compile(r"(?:photo|thumb)_(\d{1,5})")
SINGLE = ("orig_photo",)

Found = tuple[str | None, int | None, int | None]
NONE: Found = (None, None, None)


def largest(thing: Fields) -> Found:
    """Address, width and height."""
    listed = [_size(one) for name in LISTS for one in thing.parts(name)]
    listed += [_size(thing.part(name)) for name in SINGLE if thing.part(name)]
    known = [one for one in listed if one[0]]
    if known:
        return max(known, key=lambda one: (one[1] or 0) * (one[2] or 0))
    return _by_name(thing)


def picture(thing: Fields) -> Attachment | None:
    """A still picture of something that is no picture."""
    holder = next((thing.part(name) for name in ("photo", "video") if thing.part(name)), thing)
    url, width, height = largest(holder)
    if url is None and thing.text("thumb_photo").startswith("http"):
        url = thing.text("thumb_photo")
    if url is None:
        return None
    return Attachment("photo", remote_url=url, width=width, height=height, details={"preview": True})


def _size(one: Fields) -> Found:
    url = one.text("url") or one.text("src")
    if not url.startswith(("https://", "http://")):
        return NONE
    # The oldest sizes have no measures.
    return url, one.size("width") or None, one.size("height") or None


def _by_name(thing: Fields) -> Found:
    found = [
        (int(width[1]), thing.text(name))
        for name in thing.names
        if (width := BY_WIDTH.fullmatch(name)) and thing.text(name).startswith("http")
    ]
    return (max(found)[1], None, None) if found else NONE
