"""What /control reads and shows everywhere: a JSON object asked, a message answered, a file in a form."""

from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from tests.doubles.telegram.letters import Letter
from tests.doubles.telegram.participant import Participant
from tests.doubles.telegram.voices import spoken
from tests.doubles.telegram.wire import Json

TOLD_IN_FORM = ("duration", "length", "width", "height")
"""Numbers a file says of itself."""


async def given_by(request: web.Request) -> dict[str, Any]:
    given = await request.json() if request.can_read_body else {}
    if not isinstance(given, dict):
        raise TypeError("expected an object")
    return given


def shown_letter(mail: Letter, *, is_mine: bool) -> Json:
    return {
        "message_id": mail.message_id,
        "is_mine": is_mine,
        "text": mail.text,
        "versions": list(mail.versions),
        "reactions": list(mail.reactions),
        "raw": mail.raw,
    }


def conversation_of(who: Participant) -> list[Json]:
    """All that stands on somebody's screen, oldest first."""
    everything = [(mail, False) for mail in who.reads] + [(mail, True) for mail in who.wrote]
    everything.sort(key=lambda pair: pair[0].message_id)
    return [shown_letter(mail, is_mine=is_mine) for mail, is_mine in everything]


async def written_by(who: Participant, request: web.Request) -> Letter:
    """JSON {text, entities, reply_to, fields}, or a form with `file`, `kind` and `caption`."""
    if request.content_type == "multipart/form-data":
        return await _file_from(who, request)
    given = await given_by(request)
    fields = given.pop("fields", {})
    if "text" not in given:
        return await who.sends_raw(**fields, **given)
    return await who.writes(given.pop("text"), **given, **fields)


async def _file_from(who: Participant, request: web.Request) -> Letter:
    form = await request.post()
    file, kind, caption = form["file"], str(form.get("kind", "document")), str(form.get("caption", ""))
    if not isinstance(file, FileField):
        raise TypeError("the field named file holds no file")
    content = file.file.read()
    if kind == "photo":
        return await who.sends_photo(content, caption=caption)
    if kind == "voice" and (voice := spoken(content)):
        recorded, seconds = voice
        return await who.sends_voice(recorded, duration=seconds, caption=caption)
    tells = {name: int(str(form[name])) for name in TOLD_IN_FORM if name in form}
    return await who.sends_file(
        kind, content, file_name=file.filename, mime_type=file.content_type, caption=caption, tells=tells
    )
