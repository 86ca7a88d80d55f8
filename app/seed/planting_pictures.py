"""The pictures that some of the cast show, drawn small as those of real people are."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from app.clients.pictures import AGAIN, refresh_picture
from app.db.transaction import Transaction
from app.files.keeping import Prepared, keep
from app.files.portraying import prepare_portrait
from app.files.store import FileStore
from app.kit.ids import Randomness
from app.seed import roles
from app.seed.planting_people import Account
from app.seed.portraits import portrait_of


def lay_out_portraits(cast: roles.Cast, store: FileStore) -> dict[str, Prepared]:
    """By the identity's key, in the store. Takes no transaction."""
    keys = [identity.key for client in cast.clients for identity in client.identities]
    drawn = ((key, _prepared(store, content)) for key in keys if (content := portrait_of(key)))
    return {key: prepared for key, prepared in drawn if prepared is not None}


def plant_pictures(
    tx: Transaction,
    accounts: Iterable[Account],
    portraits: Mapping[str, Prepared],
    now: datetime,
    randomness: Randomness,
) -> None:
    """Everybody has been asked about just now, also those who have none."""
    if not portraits:
        return
    due_at = tx.stored(now.astimezone(UTC) + AGAIN)
    for account in accounts:
        portrait = portraits.get(account.role.key)
        file_id = keep(tx, portrait, account.since, randomness).id if portrait else None
        client_id = tx.run(
            "UPDATE identities SET picture_file_id = ?, picture_due_at = ? WHERE id = ? RETURNING client_id",
            (file_id, due_at, account.id),
        ).scalar_one()
        refresh_picture(tx, client_id)


def _prepared(store: FileStore, content: bytes) -> Prepared | None:
    with store.draft() as draft:
        draft.write_bytes(content)
        return prepare_portrait(store, draft)
