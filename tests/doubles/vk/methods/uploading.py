"""Files: an address to send one to, and the saving of what came there."""

import json

from tests.doubles.vk.arguments import Arguments
from tests.doubles.vk.memory import Upload
from tests.doubles.vk.methods.addressing import conversation_with
from tests.doubles.vk.methods.registry import method
from tests.doubles.vk.refusals import RefusalError, wrong
from tests.doubles.vk.wire import Json
from tests.doubles.vk.world import World

DOC_KINDS = frozenset({"doc", "audio_message", "graffiti"})


@method("photos.getMessagesUploadServer", needs="photos")
def get_photo_address(world: World, args: Arguments) -> Json:
    url = _new_address(world, "photo", args)
    return {"upload_url": url, "album_id": -64, "group_id": world.community_id, "user_id": 0}


@method("photos.saveMessagesPhoto", needs="photos")
def save_photo(world: World, args: Arguments) -> list[Json]:
    args.required("photo")
    upload = world.memory.uploads.pop(args.text("hash"), None)
    if upload is None:
        raise RefusalError(100, "hash is invalid")
    try:
        is_empty = args.json("photo") == []
    except ValueError:
        is_empty = True
    if is_empty or upload.attachment is None:
        raise wrong("photos_list is invalid")
    return [_saved(world, upload)["photo"]]


@method("docs.getMessagesUploadServer", needs="docs")
def get_doc_address(world: World, args: Arguments) -> Json:
    kind = args.text("type") or "doc"
    if kind not in DOC_KINDS:
        raise wrong("type is invalid")
    return {"upload_url": _new_address(world, kind, args)}


@method("docs.getWallUploadServer", needs="docs")
def get_wall_doc_address(world: World, args: Arguments) -> Json:
    return get_doc_address(world, args)


@method("docs.save", needs="docs")
def save_doc(world: World, args: Arguments) -> Json:
    upload = world.memory.uploads.pop(args.required("file"), None)
    if upload is None or upload.attachment is None:
        raise RefusalError(100, "file is invalid")
    if args.has("title") and "doc" in upload.attachment:
        upload.attachment["doc"]["title"] = args.text("title")
    return _saved(world, upload)


def _new_address(world: World, kind: str, args: Arguments) -> str:
    if args.has("peer_id") and args.whole("peer_id"):
        conversation_with(world, args.whole("peer_id"))
    key = world.rng.randbytes(12).hex()
    world.memory.uploads[key] = Upload(kind, args.whole("peer_id"))
    return f"{world.url}/upload/{key}"


def _saved(world: World, upload: Upload) -> Json:
    attachment = upload.attachment or {}
    kind = attachment["type"]
    saved = attachment[kind]
    world.memory.objects[f"{saved['owner_id']}_{saved['id']}"] = attachment
    return world.addressed(attachment)


def receipt(key: str, upload: Upload, *, is_taken: bool) -> Json:
    """What the upload server answers; it is handed on to the saving method as it is."""
    if upload.kind == "photo":
        listed = [{"photo": f"{key[:10]}:x", "sizes": [], "kid": key}] if is_taken else []
        return {"server": 850_128, "photo": json.dumps(listed), "hash": key}
    return {"file": key} if is_taken else {"error": "no_file", "error_descr": "no file", "bwact": ""}
