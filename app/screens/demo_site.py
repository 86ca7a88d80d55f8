"""The channels behind the demo shop's page: its chat, and its requests to be phoned."""

from datetime import datetime

from app.channels.keyring import Keyring
from app.db.transaction import Transaction
from app.kit.ids import Randomness
from app.kit.json import dumps, loads

DEMO_SITE = "demo"
"""Public key of the site channel that the demo shop's page carries."""
DEMO_CALLBACK = "demo-callback"
"""Public key of the channel behind its form for being phoned."""


def ensure_demo_site(tx: Transaction, at: datetime) -> int:
    """Its id; made when it is first needed."""
    found = tx.run("SELECT id FROM channels WHERE public_key = ?", (DEMO_SITE,)).scalar()
    if found is not None:
        return int(found)
    settings = {"title": "Лавка «Окно»", "greeting": "", "colour": "#3d6b57", "language": "auto"}
    return _insert(tx, "site", "Лавка «Окно»", DEMO_SITE, settings, at)


def furnish_demo_site(tx: Transaction, page: str, keyring: Keyring, randomness: Randomness) -> None:
    """What needs to know where the house stands: links sent from messengers lead to the shop's `page`, and the shop has
    a key to sign its customers with. Whatever the owner has set stays."""
    channel_id, stored, secrets = tx.run(
        "SELECT id, settings, secrets FROM channels WHERE public_key = ?", (DEMO_SITE,)
    ).one()
    settings, kept = loads(stored), keyring.decrypt(secrets)
    if settings.get("page", "").endswith("/demo") or not settings.get("page"):
        settings["page"] = page
    kept["signing_keys"] = kept.get("signing_keys") or randomness.token(36)
    tx.run(
        "UPDATE channels SET settings = ?, secrets = ? WHERE id = ?",
        (dumps(settings), keyring.encrypt(kept), channel_id),
    )


def ensure_demo_callback(tx: Transaction, at: datetime) -> int:
    """Its id; made when it is first needed."""
    found = tx.run("SELECT id FROM channels WHERE public_key = ?", (DEMO_CALLBACK,)).scalar()
    if found is not None:
        return int(found)
    settings = {"colour": "#3d6b57", "language": "auto"}
    return _insert(tx, "callback", "Звонки из лавки", DEMO_CALLBACK, settings, at)


def _insert(
    tx: Transaction, kind: str, name: str, public_key: str, settings: dict[str, str], at: datetime
) -> int:
    return int(
        tx.run(
            "INSERT INTO channels (kind, name, public_key, state, settings, secrets, account, created_at)"
            " VALUES (?, ?, ?, 'active', ?, '', '{}', ?) RETURNING id",
            (kind, name, public_key, dumps(settings), tx.stored(at)),
        ).scalar_one()
    )
