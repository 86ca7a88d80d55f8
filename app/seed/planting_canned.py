"""Answers that the shop keeps at hand."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import update

from app.access.deed import Deed
from app.canned.folders import add_folder
from app.canned.schemas import NewCannedFolder, NewCannedReply
from app.canned.writing import add_reply
from app.conversations.schemas import EntityCard
from app.db.tables import CannedReply
from app.db.transaction import Transaction

FILE = Path(__file__).with_name("cast") / "canned.json"


def plant_canned(tx: Transaction, operators: Mapping[str, int], now: datetime) -> None:
    """Most are shared, one is somebody's own. Nothing stays in the log."""
    deed, mark = Deed(now.astimezone(UTC)), len(tx.entries)
    for folder in json.loads(FILE.read_text(encoding="utf-8"))["folders"]:
        made = add_folder(tx, NewCannedFolder(name=folder["name"]), deed, operators["boris"])
        for reply in folder["replies"]:
            new = NewCannedReply(
                folder_id=made.id,
                shortcut=reply["shortcut"],
                title=reply["title"],
                language=reply["language"],
                text=reply["text"],
                entities=_bold(reply),
                is_shared="own" not in reply,
            )
            card = add_reply(tx, new, deed, operators[reply.get("own", "boris")])
            used = {
                "used_count": reply["used"],
                "last_used_at": deed.at - timedelta(hours=reply["used"] % 70 + 1),
            }
            tx.connection.execute(update(CannedReply).where(CannedReply.id == card.id).values(**used))
    del tx.entries[mark:]


def _bold(reply: Mapping[str, str]) -> tuple[EntityCard, ...]:
    words = reply.get("bold")
    if words is None:
        return ()
    return (EntityCard(type="bold", offset=reply["text"].index(words), length=len(words)),)
