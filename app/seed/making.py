"""Whatever file somebody in the demo sends is made here, when it is first wanted."""

from functools import lru_cache

from app.seed import films, pictures, sounds, workbooks
from app.seed.stickers import sticker
from app.seed.things import (
    Animation,
    Audio,
    Document,
    File,
    Photo,
    Sticker,
    Video,
    VideoNote,
    Voice,
)

_draw = lru_cache(pictures.draw)
_bind = lru_cache(pictures.bind)


def made(file: File) -> bytes:
    """The same bytes every time. Raises KeyError for a scene or a drawing that nobody can draw."""
    match file:
        case Photo(scene=scene):
            return _draw(scene)
        case Video(scene=scene, seconds=seconds):
            return films.film(scene, seconds)
        case VideoNote(scene=scene, seconds=seconds):
            return films.note(scene, seconds)
        case Animation(scene=scene, seconds=seconds):
            return films.silent(scene, seconds)
        case Voice(seconds=seconds):
            return sounds.voice(seconds)
        case Audio(seconds=seconds, title=title, performer=performer):
            return sounds.song(seconds, title, performer)
        case Sticker(drawing=drawing, form=form):
            return sticker(drawing, form)
        case Document():
            return _written(file)


def _written(document: Document) -> bytes:
    if document.scene is not None:
        return _bind(document.scene)
    body = document.body or ""
    if document.mime == workbooks.MIME:
        return workbooks.workbook([line.split(";") for line in body.splitlines()])
    return body.encode()
