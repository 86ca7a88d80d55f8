"""One message to say, as the one question to Telegram that says it."""

from collections.abc import Callable, Mapping
from typing import Any

from aiogram.methods import (
    SendAnimation,
    SendAudio,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendVideo,
    SendVoice,
    TelegramMethod,
)
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    MediaUnion,
    MessageEntity,
    ReplyParameters,
)

from connectors.contract import Button, Entity, FileOut, MessageOut, SendFailed
from connectors.telegram.address import Address
from connectors.telegram.formatting import said_entities, units
from connectors.telegram.limits import CAPTION_LIMIT, TEXT_LIMIT
from connectors.telegram.uploads import on_its_way

Named = dict[str, Any]
Question = TelegramMethod[Any]


def question_of(address: Address, message: MessageOut, files: tuple[FileOut, ...]) -> Question:
    """`files` are the message's, made ready. Raises SendFailed for what Telegram would refuse."""
    where = _whereabouts(address, message.reply_to)
    markup = keyboard(message.buttons)
    if not files:
        return SendMessage(**where, **words(message), reply_markup=markup)
    under = caption(message)
    if len(files) == 1:
        return ALONE[files[0].kind](files[0], {**where, **under, "reply_markup": markup})
    if markup is not None:
        raise SendFailed("not_allowed", "final", detail="Telegram puts no buttons under an album")
    # Under the first one Telegram shows the words as those of the whole album.
    album = [IN_ALBUM[file.kind](file, {} if number else under) for number, file in enumerate(files)]
    return SendMediaGroup(**where, media=album)


def words(message: MessageOut) -> Named:
    if not message.text.strip():
        raise SendFailed("text_empty", "final")
    return {"text": message.text, "entities": _entities(message, TEXT_LIMIT)}


def caption(message: MessageOut) -> Named:
    """May be empty."""
    entities = _entities(message, CAPTION_LIMIT)
    return {"caption": message.text or None, "caption_entities": entities}


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    buttons = [[_button(button) for button in row] for row in rows if row]
    return InlineKeyboardMarkup(inline_keyboard=buttons) if buttons else None


def _button(button: Button) -> InlineKeyboardButton:
    if not button.label.strip() or not (button.url or button.data):
        raise SendFailed("bad_format", "final", detail="A button needs words, and an address or data")
    if button.url:
        return InlineKeyboardButton(text=button.label, url=button.url)
    return InlineKeyboardButton(text=button.label, callback_data=button.data)


def _whereabouts(address: Address, reply_to: str | None) -> Named:
    topic = address.topic or None
    return {
        "chat_id": address.chat_id,
        "business_connection_id": address.connection or None,
        "message_thread_id": None if address.is_direct else topic,
        "direct_messages_topic_id": topic if address.is_direct else None,
        "reply_parameters": _quoted(address, reply_to),
    }


def _quoted(address: Address, external_id: str | None) -> ReplyParameters | None:
    """Words reach the person also when what they answer is gone, or lies in another chat."""
    number = address.message_id_of(external_id) if external_id else None
    if number is None:
        return None
    return ReplyParameters(message_id=number, allow_sending_without_reply=True)


def _entities(message: MessageOut, limit: int) -> list[MessageEntity] | None:
    if units(message.text) > limit:
        raise SendFailed("text_too_long", "final")
    try:
        message.text.encode()
    except UnicodeEncodeError:
        raise SendFailed("bad_format", "final", detail="Half of a surrogate pair") from None
    said: list[Entity] = list(message.entities)
    return [MessageEntity.model_validate(entity) for entity in said_entities(message.text, said)] or None


def _measures(file: FileOut) -> Named:
    return {"width": file.width, "height": file.height, "duration": _seconds(file)}


def _seconds(file: FileOut) -> int | None:
    return round(file.duration) if file.duration else None


ALONE: Mapping[str, Callable[[FileOut, Named], Question]] = {
    "photo": lambda file, more: SendPhoto(photo=on_its_way(file), **more),
    "video": lambda file, more: SendVideo(
        video=on_its_way(file), supports_streaming=True, **_measures(file), **more
    ),
    "animation": lambda file, more: SendAnimation(animation=on_its_way(file), **_measures(file), **more),
    "voice": lambda file, more: SendVoice(voice=on_its_way(file), duration=_seconds(file), **more),
    "audio": lambda file, more: SendAudio(audio=on_its_way(file), duration=_seconds(file), **more),
    # As it is: otherwise Telegram would make a picture of a picture, and a video of a video.
    "document": lambda file, more: SendDocument(
        document=on_its_way(file), disable_content_type_detection=True, **more
    ),
}
IN_ALBUM: Mapping[str, Callable[[FileOut, Named], MediaUnion]] = {
    "photo": lambda file, more: InputMediaPhoto(media=on_its_way(file), **more),
    "video": lambda file, more: InputMediaVideo(
        media=on_its_way(file), supports_streaming=True, **_measures(file), **more
    ),
    "audio": lambda file, more: InputMediaAudio(media=on_its_way(file), duration=_seconds(file), **more),
    "document": lambda file, more: InputMediaDocument(media=on_its_way(file), **more),
}
