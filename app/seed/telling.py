"""What a messenger tells of the things that people in the demo send, as the house files it."""

from typing import Any

from app.seed import films, pictures, stickers
from app.seed.things import (
    Animation,
    Attachment,
    Audio,
    Contact,
    Document,
    Link,
    Location,
    Photo,
    Sticker,
    Venue,
    Video,
    VideoNote,
    Voice,
)

_SET = "lavka_okno"


def told(attachment: Attachment) -> dict[str, Any]:
    """Fields of an AttachmentCard."""
    match attachment:
        case Photo() | Video() | VideoNote() | Animation():
            return _seen(attachment)
        case Voice() | Audio() | Document() | Sticker():
            return _sent(attachment)
        case Location() | Venue() | Contact() | Link():
            return _shown(attachment)


def _seen(file: Photo | Video | VideoNote | Animation) -> dict[str, Any]:
    match file:
        case Photo(name=name):
            return {"kind": "photo", "name": name, "mime": "image/jpeg"} | _measure(pictures.SIZE)
        case Video(name=name, seconds=seconds):
            return _film("video", seconds, films.SIZE) | {"name": name}
        case VideoNote(seconds=seconds):
            return _film("video_note", seconds, films.ROUND)
        case Animation(name=name, seconds=seconds):
            return _film("animation", seconds, films.SIZE) | {"name": name}


def _sent(file: Voice | Audio | Document | Sticker) -> dict[str, Any]:
    match file:
        case Voice(name=name, seconds=seconds):
            return {"kind": "voice", "name": name, "mime": "audio/ogg", "duration": float(seconds)}
        case Audio(name=name, title=title, performer=performer, seconds=seconds):
            heard = {"kind": "audio", "name": name, "mime": "audio/mpeg", "duration": float(seconds)}
            return heard | {"details": {"performer": performer, "title": title}}
        case Document(name=name, mime=mime):
            return {"kind": "document", "name": name, "mime": mime}
        case Sticker():
            return _sticker(file)


def _shown(thing: Location | Venue | Contact | Link) -> dict[str, Any]:
    match thing:
        case Location():
            return {"kind": "location", "details": _place(thing)}
        case Venue(title=title, address=address, latitude=latitude, longitude=longitude):
            where = {"latitude": latitude, "longitude": longitude}
            return {"kind": "venue", "name": title, "details": {"title": title, "address": address} | where}
        case Contact(name=name, phone=phone, own=own):
            return {"kind": "contact", "name": name, "details": {"phone": phone, "name": name, "own": own}}
        case Link(url=url, title=title):
            return {"kind": "link", "name": title, "details": {"url": url, "title": title}}


def _measure(size: tuple[int, int]) -> dict[str, Any]:
    return {"width": size[0], "height": size[1]}


def _film(kind: str, seconds: int, size: tuple[int, int]) -> dict[str, Any]:
    return {"kind": kind, "mime": "video/mp4", "duration": float(seconds)} | _measure(size)


def _sticker(sticker: Sticker) -> dict[str, Any]:
    form = sticker.form
    details: dict[str, Any] = {"emoji": sticker.emoji, "set_name": _SET, "form": form}
    details |= {"is_animated": form == "animated", "is_video": form == "video"}
    size = _measure((stickers.SIZE, stickers.SIZE))
    return {"kind": "sticker", "mime": stickers.MIMES[form], "details": details} | size


def _place(location: Location) -> dict[str, Any]:
    where = {
        "latitude": location.latitude,
        "longitude": location.longitude,
        "title": location.title,
        "heading": location.heading,
        "live_period": location.live_period,
    }
    return {name: value for name, value in where.items() if value is not None}
