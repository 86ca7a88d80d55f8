"""Says things to a person or a chat."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from connectors.contract import MessageOut, Receipt, SendFailed
from connectors.vk.answers import Failure, NoAnswer, NotReached, Refused
from connectors.vk.composing import question_of
from connectors.vk.limits import SENDING
from connectors.vk.line import Line
from connectors.vk.peers import external_id_of, peer_at
from connectors.vk.reading import Fields, Unreadable, fields_in
from connectors.vk.refusals import harmless_to_repeat, refusal
from connectors.vk.uploads import upload_all

LOST_QUOTE = ("forward", "reply")
"""In VK's words when the answered message is gone."""
ODD_PARAMETER, CANNOT_FORWARD = 100, 921


async def send(line: Line, message: MessageOut, now: Callable[[], datetime]) -> Receipt:
    """Raises SendFailed. The same `random_id` makes VK say a message once, however often it is asked."""
    peer = peer_of_address(message.address)
    question = question_of(peer, replace(message, files=()), ["?"] * len(message.files))
    attachments = await upload_all(line, peer, message.files)
    question["attachment"] = ",".join(attachments) or None
    try:
        answer = await _ask(line, question)
    except (Refused, NotReached, NoAnswer) as failure:
        failed = failure
    else:
        return await _receipt(line, peer, answer, now())
    if not _is_lost_quote(question, failed):
        raise refusal(failed)
    return await _without_quote(line, peer, question, now)


def peer_of_address(address: str) -> int:
    """Raises SendFailed."""
    try:
        return peer_at(address)
    except ValueError:
        raise SendFailed("chat_not_found", "final", detail="This is no address in VK") from None


async def _without_quote(
    line: Line, peer: int, question: dict[str, object], now: Callable[[], datetime]
) -> Receipt:
    """VK refused, so nothing went: what is answered is gone, and the words are worth more."""
    try:
        answer = await _ask(line, question | {"forward": None})
    except (Refused, NotReached, NoAnswer) as failure:
        failed = refusal(failure)
    else:
        return await _receipt(line, peer, answer, now())
    raise failed


async def _ask(line: Line, question: dict[str, object]) -> Fields:
    """What VK says of the one receiver. Raises Refused, NotReached or NoAnswer."""
    answer = await line.call("messages.send", question, SENDING)
    if isinstance(answer, int) and not isinstance(answer, bool):
        return Fields({"message_id": answer})
    told = next(iter(fields_in(answer)), None)
    if told is None:
        raise NoAnswer("server_error", "An answer without a message")
    error = told.part("error")
    if error:
        words = line.masked(error.text("description") or error.text("error_msg"))
        raise Refused(error.number("code") or error.number("error_code") or 0, words)
    return told


async def _receipt(line: Line, peer: int, told: Fields, at: datetime) -> Receipt:
    number = told.size("message_id")
    if not told.size("conversation_message_id") and number:
        told = await _looked_up(line, number)
    try:
        return Receipt(external_id_of(told, peer), at)
    except Unreadable:
        # VK said yes, so it did go; only by what number is not known.
        raise SendFailed("server_error", "uncertain", detail="An answer without a number") from None


async def _looked_up(line: Line, number: int) -> Fields:
    def unknown(failure: Failure) -> Exception:
        return SendFailed("server_error", "uncertain", detail=str(harmless_to_repeat(failure)))

    answer = await line.ask("messages.getById", {"message_ids": number}, unknown, SENDING)
    listed = fields_in(answer.get("items")) if isinstance(answer, Mapping) else []
    return next(iter(listed), Fields({}))


def _is_lost_quote(question: Mapping[str, object], failure: Failure) -> bool:
    if question["forward"] is None or not isinstance(failure, Refused):
        return False
    is_odd = failure.code == ODD_PARAMETER and any(word in failure.words.lower() for word in LOST_QUOTE)
    return is_odd or failure.code == CANNOT_FORWARD
