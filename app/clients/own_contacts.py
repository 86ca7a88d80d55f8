"""The house's own phones and e-mails: whoever quotes them has not told theirs."""

import re

from app.db.setwise import InsertRows
from app.db.tables import OwnContact
from app.db.transaction import Transaction
from app.kit.email import email_address
from app.kit.phone import e164

_OWN = InsertRows(OwnContact, ("kind", "value"), unless=("kind", "value"))


def keep_own_contacts(tx: Transaction, written: str) -> None:
    """All that the owner named, parted by commas or semicolons, and nothing else. What is neither is left out."""
    named = [part.strip() for part in re.split(r"[,;\n]", written) if part.strip()]
    emails = [("email", email) for part in named if (email := email_address(part)) is not None]
    phones = [("phone", phone) for part in named if "@" not in part and (phone := e164(part)) is not None]
    tx.run("DELETE FROM own_contacts")
    _OWN(tx, sorted({*emails, *phones}))
