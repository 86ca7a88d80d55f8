"""reply_markup: keyboards under a message or under the message field."""

from tests.doubles.telegram.arguments import Arguments
from tests.doubles.telegram.refusals import RefusalError, bad_request
from tests.doubles.telegram.wire import Json

LONGEST_CALLBACK_DATA = 64
"""Bytes."""
INLINE_TYPES = frozenset(
    {"url", "callback_data", "callback_game", "pay", "switch_inline_query", "switch_inline_query_chosen_chat",
     "switch_inline_query_current_chat", "login_url", "web_app", "copy_text"}
)  # fmt: skip


def read_markup(args: Arguments) -> Json:
    """The markup given, checked; {} when there is none."""
    given = args.json("reply_markup", "Can't parse reply keyboard markup JSON object")
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise bad_request("Object expected as reply markup")
    for row in _rows(given, "keyboard", 'Field "keyboard" must be an Array of Arrays'):
        for button in row:
            _check_button(button)
    complaint = 'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
    for row in _rows(given, "inline_keyboard", complaint):
        for button in row:
            _check_inline_button(button)
    return given


def inline_part(markup: Json) -> Json:
    """The part that stays at the message and is shown in its JSON."""
    rows = [row for row in markup.get("inline_keyboard", []) if row]
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def _rows(given: Json, name: str, complaint: str) -> list[list[object]]:
    rows = given.get(name, [])
    if not isinstance(rows, list):
        raise bad_request(f'Field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(complaint)
    return rows


def _check_button(button: object) -> None:
    if isinstance(button, str):
        return
    if not isinstance(button, dict):
        raise bad_request("Can't parse keyboard button: KeyboardButton must be a String or an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request("Can't parse keyboard button: Can't find field \"text\"")


def _check_inline_button(button: object) -> None:
    if not isinstance(button, dict):
        raise _cannot("InlineKeyboardButton must be an Object")
    if not isinstance(button.get("text"), str):
        raise _cannot('Can\'t find field "text"')
    if not INLINE_TYPES & button.keys():
        raise _cannot("Text buttons are unallowed in the inline keyboard")
    if len(str(button.get("callback_data", "")).encode()) > LONGEST_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")


def _cannot(reason: str) -> RefusalError:
    return bad_request(f"Can't parse inline keyboard button: {reason}")
