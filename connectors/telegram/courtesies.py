"""What is polite and no message: to show that we are typing, to take a button press."""

from aiogram.methods import AnswerCallbackQuery, SendChatAction

from connectors.telegram.floods import Floods
from connectors.telegram.line import Line
from connectors.telegram.refusals import failing
from connectors.telegram.sending import address_of

LONGEST_ANSWER = 200


async def show_typing(line: Line, written_to: str, floods: Floods) -> None:
    """Raises SendFailed."""
    address = address_of(written_to)
    question = SendChatAction(
        chat_id=address.chat_id,
        business_connection_id=address.connection or None,
        message_thread_id=None if address.is_direct else address.topic or None,
        action="typing",
    )
    await line.ask(question, failing(written_to, floods))


async def answer_button(line: Line, press_id: str, text: str, floods: Floods) -> None:
    """Raises SendFailed."""
    question = AnswerCallbackQuery(callback_query_id=press_id, text=text[:LONGEST_ANSWER] or None)
    await line.ask(question, failing("", floods))
