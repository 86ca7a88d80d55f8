"""Phones and e-mails that somebody writes in a message. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.kit.email import emails_in, is_personal_email
from app.kit.phone import is_personal_phone, phones_in

LONGEST = 4_000
"""Characters looked at: whoever leaves a number does not hide it in a novel."""
MOST = 5
"""Of one message: a list of numbers is nobody's own."""


@dataclass(frozen=True, slots=True)
class ContactFound:
    """`value` is E.164 for a phone, lower case for an e-mail. Extensions are told apart, never kept in the value."""

    kind: str
    value: str
    extension: str = ""


def find_contact_points(text: str) -> Sequence[ContactFound]:
    """What may be the writer's own: no placeholders, no toll-free numbers, no offices, nothing of a long list."""
    looked_at = text[:LONGEST]
    phones = [ContactFound("phone", *phone) for phone in phones_in(looked_at) if is_personal_phone(phone[0])]
    emails = [ContactFound("email", email) for email in emails_in(looked_at) if is_personal_email(email)]
    # An extension is dialled in an office: that number rings for many.
    found = dict.fromkeys(one for one in (*phones, *emails) if not one.extension)
    return tuple(found) if len(found) <= MOST else ()
