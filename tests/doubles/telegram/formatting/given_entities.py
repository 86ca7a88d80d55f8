"""The `entities` parameter: read from JSON with the server's complaints about what is not an entity."""

from tests.doubles.telegram.formatting.links import checked_link
from tests.doubles.telegram.refusals import RefusalError, bad_request
from tests.doubles.telegram.wire import Json

PLAIN = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "code", "blockquote", "expandable_blockquote"}
)


def read_entities(given: object) -> list[Json]:
    """Entities of the types a bot may set; of other types, and a value that is no list, nothing."""
    if not isinstance(given, list):
        return []
    return [entity for entity in map(_read_entity, given) if entity is not None]


def _read_entity(given: object) -> Json | None:
    if not isinstance(given, dict):
        raise _cannot("expected an Object")
    place = {"offset": _whole(given, "offset"), "length": _whole(given, "length")}
    kind = _words(given, "type")
    meant = {"type": kind} if kind in PLAIN else _read_special(kind, given)
    return meant | place if meant is not None else None


def _read_special(kind: str, given: Json) -> Json | None:
    match kind:
        case "pre":
            return {"type": kind} | ({"language": given["language"]} if given.get("language") else {})
        case "text_link":
            url = checked_link(_words(given, "url"))
            return {"type": kind, "url": url} if url else None
        case "text_mention":
            user = given.get("user")
            if not isinstance(user, dict):
                raise _cannot('Can\'t find field "user"')
            return {"type": kind, "user": {"id": _whole(user, "id")}}
        case "custom_emoji":
            return {"type": kind, "custom_emoji_id": str(_whole(given, "custom_emoji_id"))}
        case "date_time":
            return {"type": kind, "unix_time": _whole(given, "unix_time")}
        case _:
            # Mentions, links and the like are found in the text by the server itself.
            return None


def _whole(given: Json, name: str) -> int:
    if name not in given:
        raise _cannot(f'Can\'t find field "{name}"')
    try:
        return int(given[name])
    except (TypeError, ValueError):
        raise _cannot(f'Field "{name}" must be a valid Number') from None


def _words(given: Json, name: str) -> str:
    if name not in given:
        raise _cannot(f'Can\'t find field "{name}"')
    if not isinstance(given[name], str):
        raise _cannot(f'Field "{name}" must be of type String')
    return str(given[name])


def _cannot(reason: str) -> RefusalError:
    return bad_request(f"Can't parse MessageEntity: {reason}")
