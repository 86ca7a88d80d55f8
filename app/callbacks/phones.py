"""The number to be rung, read as people write it, or refused by the reason."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from app.db.tables import OwnContact
from app.kit.errors import OknoError
from app.kit.phone import e164_and_extension, fills_a_field, is_nobodys, is_of_country, shown_phone

LONGEST = 60
"""Characters, as written."""
LONGEST_EXTENSION = 10


@dataclass(frozen=True, slots=True)
class Phone:
    number: str
    """E.164."""
    extension: str | None = None


def read_phone(written: str, extension: str | None, *, country: str, foreign: bool) -> Phone:
    """Raises OknoError phone_invalid, phone_toll_free, phone_placeholder, phone_foreign."""
    found = e164_and_extension(written, country) if len(written) <= LONGEST else None
    if found is None:
        raise _refusal("phone_invalid")
    number, inside = found
    dialled = (extension or "").strip() or inside
    if dialled and not (dialled.isascii() and dialled.isdigit() and len(dialled) <= LONGEST_EXTENSION):
        raise _refusal("phone_invalid", "extension")
    if is_nobodys(number):
        raise _refusal("phone_toll_free")
    if fills_a_field(number):
        raise _refusal("phone_placeholder")
    if not (foreign or is_of_country(number, country)):
        raise _refusal("phone_foreign")
    return Phone(number, dialled or None)


def refuse_own_phone(connection: Connection, phone: Phone) -> None:
    """We do not ring ourselves. Raises OknoError phone_own."""
    ours = select(OwnContact.value).where(OwnContact.kind == "phone", OwnContact.value == phone.number)
    if connection.execute(ours).first() is not None:
        raise _refusal("phone_own")


def masked_phone(number: str) -> str:
    """`+7 916 •••-••-60`: enough for whoever typed it to know it again."""
    shown = shown_phone(number)
    digits = [place for place, character in enumerate(shown) if character.isdigit()]
    code = len(shown.split(" ", 1)[0]) - 1
    hidden = set(digits[code + 3 : -2])
    return "".join("•" if place in hidden else character for place, character in enumerate(shown))


def _refusal(code: str, field: str = "phone") -> OknoError:
    return OknoError(code, 422, fields={field: code})
