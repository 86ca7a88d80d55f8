"""VK's own schema as the judge: what the double emits must fit it, and have no field it does not know.

The schema marks what is required inside each property (`"required": true`), as JSON Schema did in its third
draft, so it is brought into today's form while it is read.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

SCHEMA = Path(__file__).parents[2] / "payloads" / "vk_schema"

Named = tuple[str, str]
MESSAGE: Named = ("callback/objects.json", "callback_message")
EVENTS: dict[str, Named] = {
    kind: ("callback/objects.json", name)
    for kind, name in {
        "message_new": "callback_message_new",
        "message_reply": "callback_message",
        "message_edit": "callback_message",
        "message_allow": "callback_message_allow",
        "message_deny": "callback_message_deny",
        "message_read": "callback_message_read",
        "message_typing_state": "callback_message_typing_state",
        "message_reaction_event": "callback_message_reaction_event",
        "message_event": "callback_message_event",
        "user_block": "callback_user_block",
        "user_unblock": "callback_user_unblock",
    }.items()
}
ENVELOPE: Named = ("callback/objects.json", "callback_base")
ANSWERS: dict[str, Named] = {
    "groups.getById": ("groups/responses.json", "groups_getById_object_response"),
    "groups.getLongPollServer": ("groups/responses.json", "groups_getLongPollServer_response"),
    "groups.getLongPollSettings": ("groups/responses.json", "groups_getLongPollSettings_response"),
    "groups.getTokenPermissions": ("groups/responses.json", "groups_getTokenPermissions_response"),
    "groups.addCallbackServer": ("groups/responses.json", "groups_addCallbackServer_response"),
    "groups.getCallbackServers": ("groups/responses.json", "groups_getCallbackServers_response"),
    "groups.getCallbackSettings": ("groups/responses.json", "groups_getCallbackSettings_response"),
    "groups.getCallbackConfirmationCode": (
        "groups/responses.json",
        "groups_getCallbackConfirmationCode_response",
    ),
    "messages.delete": ("messages/responses.json", "messages_delete_full_response"),
    "messages.getConversations": ("messages/responses.json", "messages_getConversations_response"),
    "messages.getConversationsById": (
        "messages/responses.json",
        "messages_getConversationsById_extended_response",
    ),
    "messages.getHistory": ("messages/responses.json", "messages_getHistory_extended_response"),
    "messages.getById": ("messages/responses.json", "messages_getById_extended_response"),
    "messages.getByConversationMessageId": (
        "messages/responses.json",
        "messages_getByConversationMessageId_extended_response",
    ),
    "messages.isMessagesFromGroupAllowed": (
        "messages/responses.json",
        "messages_isMessagesFromGroupAllowed_response",
    ),
    "users.get": ("users/responses.json", "users_get_response"),
}
SEND_TO_MANY: Named = ("messages/responses.json", "messages_send_user_ids_response")
OBJECTS: dict[str, Named] = {
    "error": ("base/objects.json", "base_error"),
    "photo": ("photos/objects.json", "photos_photo"),
    "doc": ("docs/objects.json", "docs_doc"),
    "audio_message": ("messages/objects.json", "messages_audio_message"),
    # Kinds that a message can hold and its definition forgets.
    "video": ("video/objects.json", "video_video_full"),
    "link": ("base/objects.json", "base_link"),
    "wall": ("wall/objects.json", "wall_wallpost_full"),
}
NEEDED = [ENVELOPE, SEND_TO_MANY, *EVENTS.values(), *ANSWERS.values(), *OBJECTS.values()]

SPOKEN_OTHERWISE: dict[Named, tuple[str, dict[str, Any]]] = {
    ("callback/objects.json", "callback_message_typing_state"): ("state", {"enum": ["typing"]}),
    ("callback/objects.json", "callback_message_event"): ("payload", {"type": "object"}),
    ("messages/objects.json", "messages_keyboard_button"): (
        "color",
        {"enum": ["default", "primary", "secondary", "positive", "negative"]},
    ),
}
"""Properties that VK's servers and its guides write otherwise than its schema says."""
NEWER_KINDS = frozenset({"like_add", "like_remove", "message_event"})
"""Kinds of events that can be switched on, though the schema of the settings does not list them."""
LEFT_OUT_BY_VK = frozenset({"video", "link", "wall"})
"""Attachments that VK's definition of a message does not know, though it sends them."""


def judge_event(event: dict[str, Any]) -> None:
    """A whole event, in the shape of whichever version."""
    kind, body = event["type"], event["object"]
    # VK's list of types lags behind its events.
    judge(ENVELOPE, event | {"type": "message_new"}, without={"object"})
    if kind == "message_new" and "message" not in body:
        return judge(MESSAGE, body)
    return judge(EVENTS[kind], body)


def judge_answer(method: str, body: dict[str, Any]) -> None:
    if "error" in body:
        # The schema asks for a mark by which its own tools tell kinds of errors apart; VK sends none.
        marked = {"inner_type": "base_error"} | body["error"]
        return judge(OBJECTS["error"], marked, without={"captcha_sid", "captcha_img"})
    named = (
        SEND_TO_MANY
        if isinstance(body["response"], list) and method == "messages.send"
        else ANSWERS.get(method)
    )
    if named is None:
        return None
    # Some of VK's definitions hold the whole answer, others what is inside it.
    is_whole = "response" in _definition(named).get("properties", {})
    return judge(named, body if is_whole else body["response"], without=NEWER_KINDS)


def judge(named: Named, value: object, *, without: frozenset[str] | set[str] = frozenset()) -> None:
    complaints = [f"{error.json_path}: {error.message}" for error in _validator(named).iter_errors(value)]
    complaints += [
        f"unknown {name}" for name in _strangers(_definition(named), value, named[0]) if name not in without
    ]
    assert complaints == [], complaints


def _strangers(schema: dict[str, Any], value: object, file: str) -> Iterator[str]:
    """The names of fields that no part of the schema speaks of, at any depth."""
    if isinstance(value, list):
        items = [part["items"] for part, _ in _parts(schema, file) if "items" in part]
        for item in value:
            yield from _strangers({"allOf": items}, item, file) if items else ()
    if not isinstance(value, dict):
        return
    known: dict[str, list[dict[str, Any]]] = {}
    for part, _ in _parts(schema, file):
        for name, described in part.get("properties", {}).items():
            known.setdefault(name, []).append(described)
    for name, inside in value.items():
        if name in known:
            yield from _strangers({"allOf": known[name]}, inside, file)
        elif known and name in LEFT_OUT_BY_VK and value.get("type") == name:
            judge(OBJECTS[name], inside)
        elif known:
            yield name


def _parts(schema: dict[str, Any], file: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The schema itself and everything it consists of."""
    if "$ref" in schema:
        path, _, name = schema["$ref"].partition("#/definitions/")
        yield from _parts(_definition((path.removeprefix("../"), name)), file)
    yield schema, file
    for combined in ("allOf", "oneOf", "anyOf"):
        for part in schema.get(combined, []):
            yield from _parts(part, file)


def _definition(named: Named) -> dict[str, Any]:
    definition: dict[str, Any] = _file(named[0])["definitions"][named[1]]
    return definition


@cache
def _validator(named: Named) -> Draft7Validator:
    return Draft7Validator({"$ref": f"http://vk/{named[0]}#/definitions/{named[1]}"}, registry=_registry())


@cache
def _registry() -> Registry[Any]:
    files = (str(path.relative_to(SCHEMA)) for path in SCHEMA.glob("*/*.json"))
    resources = [(f"http://vk/{file}", DRAFT7.create_resource(_modern(_file(file)))) for file in files]
    return Registry().with_resources(resources)


@cache
def _file(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((SCHEMA / name).read_text())
    if name == "messages/objects.json":
        # The list of attachments has forgotten the story, which their definition has.
        content["definitions"]["messages_message_attachment_type"]["enum"].append("story")
    for (file, definition), (prop, spoken) in SPOKEN_OTHERWISE.items():
        if file == name:
            content["definitions"][definition]["properties"][prop] = spoken
    return content


def _modern(value: Any) -> Any:
    if isinstance(value, list):
        return [_modern(part) for part in value]
    if not isinstance(value, dict):
        return value
    modern = {
        name: _modern(part) for name, part in value.items() if name not in {"required", "$schema", "$id"}
    }
    if isinstance(required := value.get("required"), list):
        modern["required"] = required
    properties = value.get("properties")
    if isinstance(properties, dict):
        needed = [
            name
            for name, part in properties.items()
            if isinstance(part, dict) and part.get("required") is True
        ]
        modern["properties"] = {name: _modern(part) for name, part in properties.items()}
        modern |= {"required": needed} if needed else {}
    return modern
