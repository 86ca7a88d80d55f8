"""What is shown as one short line: things that are neither words nor files."""

from collections.abc import Callable, Mapping

from connectors.vk.peers import shown_id
from connectors.vk.reading import Fields

Params = dict[str, str]


def happening_of(message: Fields, group_id: int | None) -> tuple[str, Params] | None:
    """The code of the line and what it tells. None when there is nothing of the sort in the message."""
    action = message.part("action")
    if action:
        return _of_us(action, group_id) or _action(action)
    calls = [one.part("call") for one in message.parts("attachments") if one.text("type") == "call"]
    return _call(calls[0]) if calls else None


def _of_us(action: Fields, group_id: int | None) -> tuple[str, Params] | None:
    """The community itself was asked in, or thrown out."""
    if not group_id or action.number("member_id") != -group_id:
        return None
    code = OF_US.get(action.text("type"))
    return (code, {}) if code else None


def _call(call: Fields) -> tuple[str, Params]:
    seconds = call.size("duration")
    if call.text("state") == "reached" or seconds:
        return "called", _told(duration=f"{seconds // 60}:{seconds % 60:02}" if seconds else "")
    return "missed_call", {}


def _action(action: Fields) -> tuple[str, Params]:
    kind = action.text("type")
    if kind in ACTIONS:
        code, read = ACTIONS[kind]
        return code, read(action)
    return "other", _told(kind=kind)


def _nothing(_action: Fields) -> Params:
    return {}


def _title(action: Fields) -> Params:
    return _told(title=action.text("text"))


def _names(action: Fields) -> Params:
    return _told(names=_member(action))


def _name(action: Fields) -> Params:
    return _told(name=_member(action))


def _pinned(action: Fields) -> Params:
    return _told(text=action.text("message"))


def _member(action: Fields) -> str:
    """Without a page of their own somebody is known by an e-mail address."""
    who = action.number("member_id")
    return action.text("email") or (shown_id(who) if who else "")


def _told(**params: str) -> Params:
    return {name: value for name, value in params.items() if value}


OF_US: Mapping[str, str] = {
    "chat_invite_user": "we_joined",
    "chat_invite_user_by_link": "we_joined",
    "chat_kick_user": "we_left",
}
ACTIONS: Mapping[str, tuple[str, Callable[[Fields], Params]]] = {
    "chat_create": ("group_created", _title),
    "chat_title_update": ("title_changed", _title),
    "chat_photo_update": ("photo_changed", _nothing),
    "chat_photo_remove": ("photo_removed", _nothing),
    "chat_invite_user": ("members_joined", _names),
    "chat_invite_user_by_link": ("members_joined", _names),
    "chat_invite_user_by_message_request": ("members_joined", _names),
    "chat_kick_user": ("member_left", _name),
    "chat_pin_message": ("pinned", _pinned),
    "chat_unpin_message": ("unpinned", _nothing),
    "chat_screenshot": ("screenshot_taken", _name),
    "conversation_style_update": ("background_changed", _nothing),
}
