"""Phones and e-mails that people write about themselves: claimed, until somebody proves them."""

from collections.abc import Iterable
from datetime import datetime

from app.clients.announcing import announce_client
from app.clients.found_in_text import find_contact_points
from app.db.setwise import Keys
from app.db.transaction import Transaction

_FOUND = Keys(identity_id="bigint", kind="text", value="text")

Said = tuple[int, str]
"""Whose account wrote it, and what."""


def note_contacts_in(tx: Transaction, said: Iterable[Said], source: str, at: datetime) -> None:
    """What is found becomes a contact point of whoever wrote it. Our own numbers and addresses, and those of our
    operators, are nobody's."""
    found = {
        (identity_id, one.kind, one.value) for identity_id, text in said for one in find_contact_points(text)
    }
    if not found:
        return
    news = tx.run(
        "INSERT INTO contact_points (client_id, kind, value, proof, source, identity_id, created_at)"
        " SELECT coalesce(i.home_client_id, i.client_id), keys.kind, keys.value, 'claimed', given.source, i.id,"
        " given.at"
        f" FROM (SELECT {_cast(tx)}) AS given CROSS JOIN {_FOUND.source(tx.dialect)} CROSS JOIN identities AS i"
        " WHERE i.id = keys.identity_id"
        " AND NOT EXISTS (SELECT 1 FROM own_contacts AS o WHERE o.kind = keys.kind AND o.value = keys.value)"
        " AND NOT EXISTS (SELECT 1 FROM operators AS op WHERE keys.kind = 'email' AND op.email = keys.value)"
        " ON CONFLICT (client_id, kind, value) DO NOTHING RETURNING client_id",
        (source, tx.stored(at), *_FOUND.given(tx.dialect, sorted(found))),
    ).scalars()
    for client_id in sorted(set(news)):
        announce_client(tx, client_id, at)


def _cast(tx: Transaction) -> str:
    return "? AS source, ? AS at" if tx.on_sqlite else "?::text AS source, ?::timestamptz AS at"
