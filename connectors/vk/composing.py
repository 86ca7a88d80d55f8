"""One message to say, as the one question to VK that says it."""

import json
from collections.abc import Sequence

from connectors.contract import Button, MessageOut, SendFailed
from connectors.vk.limits import TEXT_LIMIT
from connectors.vk.mentions import units
from connectors.vk.payload import for_button, mark
from connectors.vk.peers import number_in

LONGEST_LABEL = 40
"""Letters of a button; more VK refuses."""
WIDEST, MOST = 5, 10
"""Buttons of a row, and of a keyboard under a message."""


def question_of(peer: int, message: MessageOut, attachments: Sequence[str]) -> dict[str, object]:
    """For messages.send. Raises SendFailed for what VK would refuse."""
    text = words(message)
    if not text.strip() and not attachments:
        raise SendFailed("text_empty", "final")
    return {
        # With a list of one VK tells the number within the conversation as well.
        "peer_ids": peer,
        "random_id": message.random_id,
        "message": text,
        "attachment": ",".join(attachments) or None,
        "forward": _quoted(peer, message),
        "keyboard": keyboard(message.buttons),
        "payload": mark(message.random_id),
    }


def words(message: MessageOut) -> str:
    if units(message.text) > TEXT_LIMIT:
        raise SendFailed("text_too_long", "final")
    try:
        message.text.encode()
    except UnicodeEncodeError:
        raise SendFailed("bad_format", "final", detail="Half of a surrogate pair") from None
    return message.text


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> str | None:
    buttons = [[_button(button) for button in row] for row in rows if row]
    if not buttons:
        return None
    if sum(map(len, buttons)) > MOST or max(map(len, buttons)) > WIDEST:
        raise SendFailed("bad_format", "final", detail=f"More than {MOST} buttons, or {WIDEST} in a row")
    return json.dumps({"inline": True, "buttons": buttons}, ensure_ascii=False)


def _button(button: Button) -> dict[str, object]:
    label = button.label.strip()[:LONGEST_LABEL]
    if not label or not (button.url or button.data):
        raise SendFailed("bad_format", "final", detail="A button needs words, and an address or data")
    if button.url:
        return {"action": {"type": "open_link", "label": label, "link": button.url}}
    action = {"type": "callback", "label": label, "payload": for_button(button.data)}
    return {"action": action, "color": "secondary"}


def _quoted(peer: int, message: MessageOut) -> str | None:
    """Words reach the person also when what they answer lies in another conversation."""
    number = number_in(str(peer), message.reply_to) if message.reply_to else None
    if number is None:
        return None
    return json.dumps({"peer_id": peer, "conversation_message_ids": [number], "is_reply": True})
