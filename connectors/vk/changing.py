"""Changes what was said, and takes it back."""

from collections.abc import Mapping

from connectors.contract import MessageOut, SendFailed
from connectors.vk.answers import Refused
from connectors.vk.composing import keyboard, words
from connectors.vk.line import Line
from connectors.vk.peers import number_in
from connectors.vk.reading import Fields, fields_in
from connectors.vk.refusals import harmless_to_repeat
from connectors.vk.sending import peer_of_address


async def edit(line: Line, address: str, external_id: str, message: MessageOut) -> None:
    """Raises SendFailed."""
    peer, number = _placed(address, external_id)
    text = words(message)
    if not text.strip() and not message.files:
        raise SendFailed("text_empty", "final")
    asked = {
        "peer_id": peer,
        "cmid": number,
        "message": text,
        # VK takes away whatever is not named again.
        "attachment": await _attached(line, peer, number) if message.files else None,
        "keyboard": keyboard(message.buttons),
        "keep_forward_messages": 1,
        "keep_snippets": 1,
    }
    await line.ask("messages.edit", asked, harmless_to_repeat)


async def delete(line: Line, address: str, external_id: str) -> None:
    """For the person too. Raises SendFailed. A message that is gone already is as good as deleted."""
    peer, number = _placed(address, external_id)
    asked = {"peer_id": peer, "cmids": number, "delete_for_all": 1}
    answer = await line.ask("messages.delete", asked, harmless_to_repeat)
    for told in fields_in(answer):
        error = told.part("error")
        if error:
            raise harmless_to_repeat(Refused(error.number("code") or 0, error.text("description")))


async def _attached(line: Line, peer: int, number: int) -> str | None:
    """What hangs on a message, as VK names it."""
    asked: dict[str, object] = {"peer_id": peer, "conversation_message_ids": number}
    answer = await line.ask("messages.getByConversationMessageId", asked, harmless_to_repeat)
    listed = fields_in(answer.get("items")) if isinstance(answer, Mapping) else []
    named = [_named(one) for message in listed for one in message.parts("attachments")]
    return ",".join(filter(None, named)) or None


def _named(one: Fields) -> str | None:
    kind = one.text("type")
    thing = one.part(kind)
    owner, number = thing.number("owner_id"), thing.number("id")
    if owner is None or number is None:
        return None
    return "_".join(filter(None, (f"{kind}{owner}", str(number), thing.text("access_key"))))


def _placed(address: str, external_id: str) -> tuple[int, int]:
    peer = peer_of_address(address)
    number = number_in(address, external_id)
    if number is None:
        raise SendFailed("rejected", "final", detail="This message is not in that conversation")
    return peer, number
