"""Files and things that come with a message."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from connectors.contract import Attachment
from connectors.telegram.people import full_name
from connectors.telegram.reading import Fields

STICKER_TYPES = {"still": "image/webp", "animated": "application/x-tgsticker", "video": "video/webm"}
"""Which of them a sticker is, Telegram says by its flags only."""


def attachments_of(message: Fields) -> tuple[Attachment, ...]:
    # Most messages are words alone.
    return tuple(_attachments(message)) if message.has_any(THINGS) else ()


def _attachments(message: Fields) -> Iterator[Attachment]:
    if message.part("paid_media"):
        yield from filter(None, map(_paid, message.part("paid_media").parts("paid_media")))
    for kind, read in READERS.items():
        # A photo comes in several sizes, anything else as one object.
        if kind in message and (attachment := read(message)):
            yield attachment
            # An animation comes as a document too, and a venue as a location: one thing, said twice.
            return


def _photo(message: Fields) -> Attachment | None:
    sizes = message.parts("photo")
    if not sizes:
        return None
    largest = max(sizes, key=lambda size: (size.size("width") or 0) * (size.size("height") or 0))
    return _file("photo", largest)


def _file(kind: str, file: Fields, **details: object) -> Attachment:
    return Attachment(
        kind=kind,
        remote_id=file.text("file_id") or None,
        name=file.text("file_name") or None,
        mime=file.text("mime_type") or None,
        size=file.size("file_size"),
        width=file.size("width") or file.size("length"),
        height=file.size("height") or file.size("length"),
        duration=file.decimal("duration"),
        details={name: value for name, value in details.items() if value not in (None, "")},
    )


def _audio(message: Fields) -> Attachment:
    audio = message.part("audio")
    return _file("audio", audio, performer=audio.text("performer"), title=audio.text("title"))


def _live_photo(message: Fields) -> Attachment:
    # What moves is a short video; its still picture is one frame of it.
    return _file("video", message.part("live_photo"), live_photo=True)


def _sticker(message: Fields) -> Attachment:
    sticker = message.part("sticker")
    form = "animated" if sticker.flag("is_animated") else "video" if sticker.flag("is_video") else "still"
    shown = _file(
        "sticker",
        sticker,
        emoji=sticker.text("emoji"),
        set_name=sticker.text("set_name"),
        form=form,
        is_animated=form == "animated",
        is_video=form == "video",
        # A picture of it, for who cannot show what moves.
        thumbnail_remote_id=(sticker.part("thumbnail") or sticker.part("thumb")).text("file_id"),
    )
    return replace(shown, mime=STICKER_TYPES[form])


def _venue(message: Fields) -> Attachment:
    venue = message.part("venue")
    place = {"title": venue.text("title"), "address": venue.text("address")}
    return Attachment(
        "venue", name=place["title"] or None, details=place | _coordinates(venue.part("location"))
    )


def _location(message: Fields) -> Attachment:
    return Attachment("location", details=_coordinates(message.part("location")))


def _coordinates(location: Fields) -> dict[str, object]:
    seen: dict[str, object] = {
        "latitude": location.decimal("latitude"),
        "longitude": location.decimal("longitude"),
        "accuracy": location.decimal("horizontal_accuracy"),
        "heading": location.size("heading"),
        "live_period": location.size("live_period"),
    }
    return {name: value for name, value in seen.items() if value is not None}


def _contact(message: Fields) -> Attachment:
    contact = message.part("contact")
    name = full_name(contact)
    seen: dict[str, object] = {
        "phone": contact.text("phone_number"),
        "name": name,
        "user_id": contact.number("user_id"),
        "vcard": contact.text("vcard"),
        # Anybody's card can be sent. It proves a number only when it is the sender's own, sent by themselves.
        "own": _is_own(message, contact),
    }
    return Attachment(
        "contact",
        name=name or None,
        details={name: value for name, value in seen.items() if value not in (None, "")},
    )


def _is_own(message: Fields, contact: Fields) -> bool:
    owner, sender = contact.number("user_id"), message.part("from").number("id")
    is_forward = any(name in message for name in ("forward_origin", "forward_date"))
    # The chat is the person's own too, unless it is a group, or a business whose owner sends hers.
    return owner is not None and owner == sender == message.part("chat").number("id") and not is_forward


def _paid(media: Fields) -> Attachment | None:
    if media.part("video"):
        return _file("video", media.part("video"))
    if media.part("live_photo"):
        return _live_photo(media)
    if "photo" in media:
        return _photo(media)
    # What has not been paid for shows its measure only.
    return _file("photo", media, hidden=True)


def _plain(kind: str) -> Callable[[Fields], Attachment]:
    return lambda message: _file(kind, message.part(kind))


# In the order in which they are looked for.
READERS: dict[str, Callable[[Fields], Attachment | None]] = {
    "photo": _photo,
    "animation": _plain("animation"),
    "live_photo": _live_photo,
    "video": _plain("video"),
    "voice": _plain("voice"),
    "voice_note": lambda block: _file("voice", block.part("voice_note")),
    "video_note": _plain("video_note"),
    "audio": _audio,
    "document": _plain("document"),
    "sticker": _sticker,
    "venue": _venue,
    "location": _location,
    "contact": _contact,
}
THINGS = frozenset({*READERS, "paid_media"})
