"""A matter is joined into another: what was begun in it goes along, and comes back when they are parted."""

from datetime import datetime

from app.db.transaction import Transaction
from app.drafts.records import find_draft, put_draft


def carry_drafts(tx: Transaction, from_id: int, to_id: int, at: datetime) -> None:
    """Of every operator, behind what they had begun there."""
    for operator_id, mode in _begun_in(tx, from_id, "text <> ''"):
        there = find_draft(tx, operator_id, to_id, mode)
        here = find_draft(tx, operator_id, from_id, mode)
        before = {"text": there.text, "entities": list(there.entities), "identity_id": there.identity_id}
        own = {"text": here.text, "entities": list(here.entities), "identity_id": here.identity_id}
        if there.text == "":
            there.entities, there.identity_id = here.entities, here.identity_id
        there.text = words_together(there.text, here.text)
        there.revision += 1
        here.carried = {**own, "into": to_id, "before": before, "revision": there.revision}
        here.text, here.entities, here.revision = "", (), here.revision + 1
        put_draft(tx, here, at)
        put_draft(tx, there, at)


def give_drafts_back(tx: Transaction, from_id: int, to_id: int, at: datetime) -> None:
    """What nobody has touched since. What was written on stays where it is."""
    for operator_id, mode in _begun_in(tx, from_id, "carried IS NOT NULL"):
        there = find_draft(tx, operator_id, to_id, mode)
        here = find_draft(tx, operator_id, from_id, mode)
        carried = here.carried
        if carried is None or carried["into"] != to_id or carried["revision"] != there.revision:
            continue
        before = carried["before"]
        there.text, there.entities, there.identity_id = (
            before["text"],
            before["entities"],
            before["identity_id"],
        )
        here.text, here.entities, here.identity_id = (
            carried["text"],
            carried["entities"],
            carried["identity_id"],
        )
        there.revision, here.revision, here.carried = there.revision + 1, here.revision + 1, None
        put_draft(tx, there, at)
        put_draft(tx, here, at)


def words_together(one: str, other: str) -> str:
    return "\n".join(filter(None, (one, other)))


def _begun_in(tx: Transaction, conversation_id: int, which: str) -> list[tuple[int, str]]:
    rows = tx.run(
        f"SELECT operator_id, mode FROM drafts WHERE conversation_id = ? AND {which} ORDER BY operator_id, mode",
        (conversation_id,),
    ).all()
    return [(row[0], row[1]) for row in rows]
