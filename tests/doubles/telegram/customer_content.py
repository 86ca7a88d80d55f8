"""What a person can put into a message, as the Bot API shows it to the bot."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image

from tests.doubles.telegram.formatting.cleaning import cleaned
from tests.doubles.telegram.formatting.composing import LONGEST_CAPTION, LONGEST_MESSAGE
from tests.doubles.telegram.formatting.finding import with_found_entities
from tests.doubles.telegram.formatting.formatted import Formatted
from tests.doubles.telegram.people import Person
from tests.doubles.telegram.wire import Json, without_nothing


def words(text: str, entities: Sequence[Json] = ()) -> Json:
    """A text message. The app splits what is longer than the messenger carries, so that is refused here."""
    written = _as_sent(text, entities, LONGEST_MESSAGE)
    return without_nothing({"text": written.text, "entities": written.entities})


def caption(text: str, entities: Sequence[Json] = ()) -> Json:
    if not text:
        return {}
    written = _as_sent(text, entities, LONGEST_CAPTION)
    return without_nothing({"caption": written.text, "caption_entities": written.entities})


def own_contact(person: Person, phone: str) -> Json:
    """The phone a person shares by the bot's button: the user id proves that it is the sender's own."""
    return {
        "contact": without_nothing(
            {
                "phone_number": phone,
                "first_name": person.first_name,
                "last_name": person.last_name,
                "user_id": person.id,
            }
        )
    }


def contact(phone: str, name: str) -> Json:
    """A card from the address book; there is no user id when Telegram does not know the number."""
    first, _, last = name.partition(" ")
    return {
        "contact": without_nothing({"phone_number": phone, "first_name": first, "last_name": last or None})
    }


def location(latitude: float, longitude: float, live_period: int | None) -> Json:
    place = {"latitude": latitude, "longitude": longitude, "live_period": live_period}
    return {"location": without_nothing(place)}


def plain_picture(width: int = 640, height: int = 480, colour: str = "#7a9cc6") -> bytes:
    """A JPEG for those who only need some picture."""
    written = BytesIO()
    Image.new("RGB", (width, height), colour).save(written, "JPEG")
    return written.getvalue()


def _as_sent(text: str, entities: Sequence[Json], longest: int) -> Formatted:
    written = with_found_entities(cleaned(Formatted(text, list(entities))))
    if len(written.text) > longest:
        raise ValueError(f"the app would split {len(written.text)} characters into several messages")
    return written
