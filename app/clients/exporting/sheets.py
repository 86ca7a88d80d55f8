"""Clients as rows of a sheet."""

from collections.abc import Iterable, Mapping, Sequence

from app.clients.exporting.dossiers import Dossier
from app.kit.wire import rfc3339

FIXED = (
    "client_id",
    "record_ids",
    "name",
    "given_name",
    "other_names",
    "phones",
    "phone_proofs",
    "emails",
    "email_proofs",
    "accounts",
    "tags",
    "note",
    "first_contact",
    "last_contact",
)
LAST = "other_attributes"
"""What removed definitions left behind, as key=value."""
OWN_FINGERPRINT = "row:"
"""Record ids that the house has made itself."""


def headings(keys: Sequence[str]) -> list[str]:
    return [*FIXED, *keys, LAST]


def sheet_row(one: Dossier, keys: Sequence[str]) -> list[str]:
    """Several values of one cell are parted by `; `."""
    phones = [point for point in one.points if point["kind"] == "phone"]
    emails = [point for point in one.points if point["kind"] == "email"]
    ids = [record["record_id"] for record in one.records]
    others = {key: value for key, value in one.attributes.items() if key not in keys}
    return [
        str(one.id),
        _joined(name for name in ids if not name.startswith(OWN_FINGERPRINT)),
        one.name,
        one.given_name or "",
        _joined(one.other_names),
        _joined(readable_phone(point["value"]) for point in phones),
        _joined(point["proof"] for point in phones),
        _joined(point["value"] for point in emails),
        _joined(point["proof"] for point in emails),
        _joined(_account(account) for account in one.accounts),
        _joined(one.tags),
        "\n".join(one.notes),
        rfc3339(one.first_at)[:19] + "Z" if one.first_at else "",
        rfc3339(one.last_at)[:19] + "Z" if one.last_at else "",
        *(one.attributes.get(key, "") for key in keys),
        _joined(f"{key}={value}" for key, value in others.items()),
    ]


def readable_phone(number: str) -> str:
    """`+7 916 123-45-67`: the blanks keep spreadsheets from taking it for a number or a formula."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL))


def _account(account: Mapping[str, object]) -> str:
    username = f"@{account['username']}" if account["username"] else str(account["external_id"])
    return f"{account['channel']}: {username}"


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(part for part in parts if part)
