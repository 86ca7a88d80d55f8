"""Changes what was said, and takes it back."""

from aiogram.methods import DeleteBusinessMessages, DeleteMessage, EditMessageCaption, EditMessageText

from connectors.contract import MessageOut, SendFailed
from connectors.telegram.address import Address
from connectors.telegram.composing import Named, Question, caption, keyboard, words
from connectors.telegram.floods import Floods
from connectors.telegram.line import Line
from connectors.telegram.refusals import failing, harmless_to_repeat
from connectors.telegram.sending import address_of

UNCHANGED = ("message is not modified",)
GONE = ("message to delete not found", "message_id_invalid")


async def edit(line: Line, written_to: str, external_id: str, message: MessageOut, floods: Floods) -> None:
    """Raises SendFailed. Words that stand there already are as good as changed."""
    address, number = _placed(written_to, external_id)
    where: Named = {
        "chat_id": address.chat_id,
        "business_connection_id": address.connection or None,
        "message_id": number,
        # Telegram takes away the buttons that are not named again. An album has none.
        "reply_markup": keyboard(message.buttons) if len(message.files) < 2 else None,
    }
    question: Question = (
        EditMessageCaption(**where, **caption(message))
        if message.files
        else EditMessageText(**where, **words(message))
    )
    await _ask(line, question, written_to, floods, as_good_as_done=UNCHANGED)


async def delete(line: Line, written_to: str, external_id: str, floods: Floods) -> None:
    """Raises SendFailed. A message that is gone already is as good as deleted."""
    address, number = _placed(written_to, external_id)
    question: Question = (
        DeleteBusinessMessages(business_connection_id=address.connection, message_ids=[number])
        if address.connection
        else DeleteMessage(chat_id=address.chat_id, message_id=number)
    )
    await _ask(line, question, written_to, floods, as_good_as_done=GONE)


async def _ask(
    line: Line,
    question: Question,
    written_to: str,
    floods: Floods,
    *,
    as_good_as_done: tuple[str, ...],
) -> None:
    try:
        await line.ask(question, failing(written_to, floods))
    except SendFailed as failed:
        if not any(words in failed.detail.lower() for words in as_good_as_done):
            raise harmless_to_repeat(failed) from None


def _placed(written_to: str, external_id: str) -> tuple[Address, int]:
    """The chat and the number of a message. A group may have got another number while it was sent."""
    address, holder = address_of(written_to), address_of(external_id.rpartition(":")[0])
    is_same_chat = holder.chat == address.chat or (holder.chat_id < 0 and address.chat_id < 0)
    number = holder.message_id_of(external_id)
    if number is None or not is_same_chat:
        raise SendFailed("rejected", "final", detail="This message is not in that chat")
    return holder, number
