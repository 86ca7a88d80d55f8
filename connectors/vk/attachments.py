"""Files and things that come with a message."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from connectors.contract import Attachment
from connectors.vk.links import LINKS, link_to_unknown
from connectors.vk.pictures import largest, picture
from connectors.vk.places import place_of
from connectors.vk.reading import Fields, storable

MOST = 100
"""Attachments of one message, with those of what it passes on."""
DEEPEST = 3
"""A post that repeats a post, each with its own pictures."""
GIF, PICTURE = 3, 4
"""Types of documents that have a form of their own."""


def attachments_of(message: Fields) -> list[Attachment]:
    found = list(_attachments(message, DEEPEST))[:MOST]
    place = place_of(message.part("geo"))
    return [*found, place] if place else found


def unknown_in(message: Fields) -> Iterator[str]:
    for one in message.parts("attachments"):
        kind = one.text("type")
        if kind not in FILES and kind not in LINKS and kind not in LINES and not link_to_unknown(one):
            yield kind or "attachment"


def _attachments(holder: Fields, deepest: int) -> Iterator[Attachment]:
    if not deepest:
        return
    for one in holder.parts("attachments")[:MOST]:
        yield from _attachment(one, deepest)


def _attachment(one: Fields, deepest: int) -> Iterator[Attachment]:
    kind = one.text("type")
    thing = one.part(kind) or one.part(SAID_APART.get(kind, ""))
    if kind in FILES:
        yield FILES[kind](thing)
        if kind == "video" and (still := picture(thing)):
            # VK gives no file of a video to a community: its page and a picture of it must do.
            yield still
    elif kind in LINKS:
        yield LINKS[kind](thing)
        if kind in WITH_A_PICTURE and (still := picture(thing)):
            yield still
        yield from _attachments(thing, deepest - 1)
        for earlier in thing.parts("copy_history"):
            yield from _attachments(earlier, deepest - 1)
    elif kind not in LINES and (link := link_to_unknown(one)):
        yield link


def _photo(photo: Fields) -> Attachment:
    url, width, height = largest(photo)
    return Attachment(
        "photo",
        remote_url=url,
        width=width,
        height=height,
        details=_said(text=photo.text("text"), id=_named("photo", photo)),
    )


def _video(video: Fields) -> Attachment:
    page = f"https://vk.com/{_named('video', video)}"
    title = video.text("title") or page
    return Attachment(
        "link",
        name=title,
        duration=video.decimal("duration"),
        details=_said(url=page, title=_with_length(title, video.size("duration")), of="video"),
    )


def _with_length(title: str, seconds: int | None) -> str:
    return f"{title} · {seconds // 60}:{seconds % 60:02}" if seconds else title


def _audio(audio: Fields) -> Attachment:
    artist, title = audio.text("artist"), audio.text("title")
    return Attachment(
        "audio",
        remote_url=address(audio.text("url")),
        name=" - ".join(filter(None, (artist, title))) or None,
        duration=audio.decimal("duration"),
        details=_said(performer=artist, title=title),
    )


def _document(document: Fields) -> Attachment:
    preview = document.part("preview")
    if preview.part("audio_msg"):
        return _voice(preview.part("audio_msg"))
    kind, mime = DOCUMENTS.get(document.number("type"), ("document", None))
    return Attachment(
        kind,
        remote_url=address(document.text("url")),
        name=_file_name(document),
        mime=mime,
        size=document.size("size"),
    )


def _file_name(document: Fields) -> str | None:
    title, extension = document.text("title"), document.text("ext")
    if title and extension and not title.lower().endswith(f".{extension.lower()}"):
        return f"{title}.{extension}"
    return title or None


def _voice(voice: Fields) -> Attachment:
    ogg, mp3 = address(voice.text("link_ogg")), address(voice.text("link_mp3"))
    return Attachment(
        "voice",
        remote_url=ogg or mp3,
        mime="audio/ogg" if ogg else "audio/mpeg" if mp3 else None,
        duration=voice.decimal("duration"),
        details=_said(transcript=voice.text("transcript")),
    )


def _graffiti(graffiti: Fields) -> Attachment:
    return Attachment(
        "photo",
        remote_url=address(graffiti.text("url")) or largest(graffiti)[0],
        mime="image/png",
        width=graffiti.size("width"),
        height=graffiti.size("height"),
        details={"graffiti": True},
    )


def _sticker(sticker: Fields) -> Attachment:
    url, width, height = largest(sticker)
    numbers = {"sticker_id": sticker.number("sticker_id"), "product_id": sticker.number("product_id")}
    return Attachment(
        "sticker",
        remote_url=url,
        mime="image/png" if url else None,
        width=width,
        height=height,
        # Those that move have a still picture as well.
        details={"form": "still"} | {name: number for name, number in numbers.items() if number},
    )


def _gift(gift: Fields) -> Attachment:
    url, width, height = largest(gift)
    return Attachment("photo", remote_url=url, width=width, height=height, details={"gift": True})


def _podcast(podcast: Fields) -> Attachment:
    return Attachment(
        "audio",
        remote_url=address(podcast.text("url")),
        name=" - ".join(filter(None, (podcast.text("artist"), podcast.text("title")))) or None,
        duration=podcast.decimal("duration"),
        details=_said(
            performer=podcast.text("artist"),
            title=podcast.text("title"),
            url=f"https://vk.com/{_named('podcast', podcast)}",
        ),
    )


def address(url: str) -> str | None:
    """What can be fetched."""
    return url if url.startswith(("https://", "http://")) else None


def _named(kind: str, thing: Fields) -> str:
    return f"{kind}{thing.number('owner_id') or 0}_{thing.number('id') or 0}"


def _said(**details: str) -> Mapping[str, object]:
    return {name: storable(value) for name, value in details.items() if value}


DOCUMENTS: Mapping[int | None, tuple[str, str | None]] = {
    GIF: ("animation", "image/gif"),
    PICTURE: ("document", None),
}
FILES: Mapping[str, Callable[[Fields], Attachment]] = {
    "photo": _photo,
    "video": _video,
    "audio": _audio,
    "doc": _document,
    "audio_message": _voice,
    "graffiti": _graffiti,
    "sticker": _sticker,
    "ugc_sticker": _sticker,
    "gift": _gift,
    "podcast": _podcast,
    "podcasts": _podcast,
}
LINES: Iterable[str] = frozenset({"call"})
"""What becomes a line instead; see happenings."""
WITH_A_PICTURE = frozenset({"market", "market_album", "story", "narrative"})
SAID_APART = {"podcasts": "podcast", "market_album": "market_market_album"}
"""Kinds whose thing lies under another name."""
