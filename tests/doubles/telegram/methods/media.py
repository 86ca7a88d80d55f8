"""Files with words under them: photos, documents, voices, videos and their kin, alone or as an album."""

from collections.abc import Callable

from tests.doubles.telegram.arguments import Arguments
from tests.doubles.telegram.attachments import TELLS, Upload, attached
from tests.doubles.telegram.formatting.composing import finished_caption, parsed
from tests.doubles.telegram.methods.letters import addressed, caption_given, caption_part, send, send_all
from tests.doubles.telegram.methods.registry import Method, method
from tests.doubles.telegram.refusals import RefusalError, bad_request
from tests.doubles.telegram.wire import Json
from tests.doubles.telegram.world import World

LARGEST_UPLOAD = 50 << 20
LARGEST_PHOTO = 10 << 20
LARGEST_ALBUM = 10

# The method's name, the field that carries the file, and how the server calls it when it is missing.
SENDABLE = {
    "sendPhoto": ("photo", "photo"),
    "sendDocument": ("document", "document"),
    "sendVideo": ("video", "video"),
    "sendAudio": ("audio", "audio"),
    "sendVoice": ("voice", "voice"),
    "sendAnimation": ("animation", "animation"),
    "sendVideoNote": ("video_note", "video note"),
    "sendSticker": ("sticker", "sticker"),
}
WORDLESS = frozenset({"video_note", "sticker"})
# Documents and tracks go only with their own kind.
UNMIXED = {"document": "Document", "audio": "Audio"}
IN_ALBUMS = frozenset({"photo", "video"}) | UNMIXED.keys()
REPLACING = IN_ALBUMS | {"animation"}


def _sender(kind: str, spoken: str) -> Method:
    def send_file(world: World, args: Arguments) -> Json:
        if not (args.text(kind) or kind in args.files):
            raise bad_request(f"There is no {spoken} in the request")
        caption = None if kind in WORDLESS else caption_given(args)
        envelope = addressed(world, args)
        content = _file_part(world, args, kind, args.text(kind), told=_told_by(args.fields))
        if caption is not None:
            content = content | caption_part(world, finished_caption(caption))
        return send(world, args, envelope, content | _flags(args.flag))

    return send_file


for _name, (_kind, _spoken) in SENDABLE.items():
    method(_name)(_sender(_kind, _spoken))


@method("sendMediaGroup")
def send_media_group(world: World, args: Arguments) -> list[Json]:
    args.required("media")
    given = args.json("media", "Can't parse media JSON object")
    if not isinstance(given, list):
        raise bad_request("Expected an Array of InputMedia")
    for item in given:
        _check_item(item)
    envelope = addressed(world, args)
    _check_company(given)
    contents = [media_part(world, args, item) for item in given]
    if len(contents) > 1:
        group = {"media_group_id": str(world.rng.randrange(10**16, 10**17))}
        contents = [group | content for content in contents]
    return send_all(world, args, envelope, contents)


def media_given(args: Arguments) -> Json:
    """The InputMedia that takes the place of another file."""
    args.required("media")
    given = args.json("media", "Can't parse input media JSON object")
    _check_item(given, allowed=REPLACING)
    return dict(given) if isinstance(given, dict) else {}


def media_part(world: World, args: Arguments, item: Json) -> Json:
    caption = parsed(
        str(item.get("caption", "")), str(item.get("parse_mode") or ""), item.get("caption_entities")
    )
    content = _file_part(world, args, item["type"], str(item["media"]), told=item)
    flags = _flags(lambda name: item.get(name) is True)
    return content | caption_part(world, finished_caption(caption)) | flags


def _check_item(item: object, *, allowed: frozenset[str] = IN_ALBUMS) -> None:
    if not isinstance(item, dict):
        raise _cannot("expected an Object")
    if "type" not in item:
        raise _cannot('Can\'t find field "type"')
    if not item.get("media"):
        raise _cannot("media not found")
    if item["type"] == "animation" and "animation" not in allowed:
        raise _cannot('type "animation" can\'t be used in sendMediaGroup')
    if item["type"] not in allowed:
        raise _cannot(f'type "{item["type"]}" is unsupported')


def _cannot(reason: str) -> RefusalError:
    return bad_request(f"Can't parse InputMedia: {reason}")


def _check_company(items: list[Json]) -> None:
    kinds = [item["type"] for item in items]
    if len(kinds) > LARGEST_ALBUM:
        raise bad_request("Too many messages to send as an album")
    if not kinds:
        raise bad_request("There are no messages to send")
    if len({bool(item.get("show_caption_above_media")) for item in items}) > 1:
        raise bad_request("Parameter show_caption_above_media must be the same for all messages")
    if len(set(kinds)) > 1 and (alone := next((UNMIXED[kind] for kind in kinds if kind in UNMIXED), None)):
        raise bad_request(f"{alone} can't be mixed with other media types")


def _flags(is_set: Callable[[str], bool]) -> Json:
    flags: Json = {}
    if is_set("has_spoiler"):
        flags["has_media_spoiler"] = True
    if is_set("show_caption_above_media"):
        flags["show_caption_above_media"] = True
    return flags


def _file_part(world: World, args: Arguments, kind: str, given: str, *, told: Json) -> Json:
    """A file of this request, or one the server has already, by its id. The double fetches nothing by URL."""
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    if given and not given.startswith("attach://"):
        return _known_file(world, kind, given)
    name = given.removeprefix("attach://") or kind
    if name not in args.files:
        raise bad_request(f"There is no {kind} in the request")
    upload = args.files[name]
    _check_size(kind, len(upload.content))
    whole = Upload(upload.content, upload.file_name, upload.mime_type, tells=told)
    return attached(world.memory.files, kind, whole, rng=world.rng)


def _known_file(world: World, kind: str, file_id: str) -> Json:
    stored = world.memory.files.files.get(file_id)
    if stored is None:
        raise bad_request("Wrong remote file identifier specified: can't unserialize it")
    if stored.kind != kind:
        raise bad_request(f"Can't use file of type {_typed(stored.kind)} as {_typed(kind)}")
    return stored.look


def _typed(kind: str) -> str:
    return {"voice": "VoiceNote"}.get(kind, kind.title().replace("_", ""))


def _check_size(kind: str, size: int) -> None:
    if size == 0:
        raise bad_request("file must be non-empty")
    if kind == "photo" and size > LARGEST_PHOTO:
        largest = f"the maximum size is {LARGEST_PHOTO} bytes"
        raise bad_request(f"File of size {size} bytes is too big for a photo; {largest}")
    if size > LARGEST_UPLOAD:
        raise RefusalError(413, "Request Entity Too Large")


def _told_by(fields: dict[str, str]) -> Json:
    """Numbers arrive as text in a form; the Message has them as numbers."""
    told: Json = dict(fields)
    for name in {name for kind in TELLS.values() for name, value in kind.items() if type(value) is int}:
        if name in told:
            told[name] = int(told[name]) if str(told[name]).isdecimal() else 0
    return told
