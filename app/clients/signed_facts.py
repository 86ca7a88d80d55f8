"""What a site signs of its own user: who they are there, and phone and e-mail with the best of proofs but one."""

from datetime import datetime

from app.clients.announcing import announce_client
from app.db.transaction import Transaction
from app.kit.email import email_address, is_personal_email
from app.kit.phone import e164, is_personal_phone


def keep_signed_facts(
    tx: Transaction, identity_id: int, user_id: str, email: str, phone: str, at: datetime
) -> None:
    """`user_id` stays for life; what was only claimed before is proved now, and what the site says no more, stays."""
    news = tx.run(
        "UPDATE identities SET signed_as = ? WHERE id = ? AND signed_as IS NULL", (user_id, identity_id)
    ).rowcount
    for kind, value in _points(email, phone):
        news += tx.run(
            "INSERT INTO contact_points (client_id, kind, value, proof, source, identity_id, created_at)"
            " SELECT coalesce(i.home_client_id, i.client_id), given.kind, given.value, 'signed', 'signed_user', i.id,"
            f" given.at FROM (SELECT {_cast(tx)}) AS given CROSS JOIN identities AS i WHERE i.id = given.identity_id"
            " AND NOT EXISTS (SELECT 1 FROM own_contacts AS o WHERE o.kind = given.kind AND o.value = given.value)"
            " ON CONFLICT (client_id, kind, value) DO UPDATE SET proof = excluded.proof, source = excluded.source,"
            " identity_id = excluded.identity_id WHERE contact_points.proof = 'claimed'",
            (kind, value, tx.stored(at), identity_id),
        ).rowcount
    if news:
        client_id = tx.run("SELECT client_id FROM identities WHERE id = ?", (identity_id,)).scalar_one()
        announce_client(tx, int(client_id), at)


def _points(email: str, phone: str) -> list[tuple[str, str]]:
    """Placeholders, toll-free numbers and mailboxes of offices are nobody's."""
    address, number = email_address(email) if email else None, e164(phone) if phone else None
    found = []
    if number is not None and is_personal_phone(number):
        found.append(("phone", number))
    if address is not None and is_personal_email(address):
        found.append(("email", address))
    return found


def _cast(tx: Transaction) -> str:
    names = (("kind", "text"), ("value", "text"), ("at", "timestamptz"), ("identity_id", "bigint"))
    return ", ".join(f"? AS {name}" if tx.on_sqlite else f"?::{kind} AS {name}" for name, kind in names)
