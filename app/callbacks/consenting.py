"""Who agreed to which text, and when. A text that has been changed is asked for anew."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from app.db.transaction import Transaction
from app.kit.errors import OknoError

PURPOSE = "callback"


@dataclass(frozen=True, slots=True)
class ConsentText:
    version: str
    text: Mapping[str, str]
    policy_url: str | None

    def as_json(self) -> dict[str, Any]:
        return {"version": self.version, "text": dict(self.text), "policy_url": self.policy_url}

    def said_in(self, language: str) -> str:
        """With the address of the policy, since that is a part of what was agreed to."""
        text = self.text["ru" if language.startswith("ru") else "en"]
        return f"{text}\n{self.policy_url}" if self.policy_url else text


def consent_text(settings: Mapping[str, str]) -> ConsentText:
    ru, en = settings.get("consent_text_ru", ""), settings.get("consent_text_en", "")
    ru, en = ru or en, en or ru
    policy = settings.get("policy_url") or None
    version = sha256("\n".join((ru, en, policy or "")).encode()).hexdigest()[:12]
    return ConsentText(version, {"ru": ru, "en": en}, policy)


def check_consent(given: object, present: ConsentText) -> None:
    """Of `{version, given: true}`. Raises OknoError consent_required, consent_outdated."""
    if not isinstance(given, dict) or given.get("given") is not True:
        raise OknoError("consent_required", 422, fields={"consent": "consent_required"})
    if given.get("version") != present.version:
        raise OknoError("consent_outdated", 409, fields={"consent": "consent_outdated"})


def keep_consent(
    tx: Transaction,
    *,
    client_id: int | None,
    channel_id: int,
    asker: str,
    consent: ConsentText,
    language: str,
    address: str | None,
    page: str | None,
    at: datetime,
) -> None:
    """As it was read: the version, and the words themselves."""
    tx.run(
        "INSERT INTO consents"
        " (client_id, channel_id, visitor, purpose, text_version, text, given_at, address, page)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            client_id,
            channel_id,
            asker,
            PURPOSE,
            consent.version,
            consent.said_in(language),
            tx.stored(at),
            address,
            page,
        ),
    )
