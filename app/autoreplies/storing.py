"""An admin says what the house answers by itself on a channel."""

from sqlalchemy import delete, insert, select

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.autoreplies.events import auto_replies_changed
from app.autoreplies.schemas import AutoReplyRules, Occasion
from app.autoreplies.wording import unknown_places
from app.db.tables import AutoReplies, Channel
from app.db.transaction import Transaction
from app.kit.errors import OknoError, not_found
from app.kit.text import has_something_to_read, storable


def put_rules(tx: Transaction, channel_id: int, given: AutoReplyRules, deed: Deed) -> AutoReplyRules:
    """Raises OknoError channel_not_found, auto_reply_wrong with text_empty or placeholder_unknown by field."""
    wrong = {
        **_wrong("out_of_hours", given.out_of_hours),
        **_wrong("first_contact", given.first_contact),
    }
    if wrong:
        raise OknoError("auto_reply_wrong", 422, fields=wrong)
    channel = select(Channel.id).where(Channel.id == channel_id, Channel.removed_at.is_(None))
    if tx.connection.execute(channel.with_for_update()).scalar() is None:
        raise not_found("channel")
    rules = AutoReplyRules(
        out_of_hours=_storable(given.out_of_hours), first_contact=_storable(given.first_contact)
    )
    tx.connection.execute(delete(AutoReplies).where(AutoReplies.channel_id == channel_id))
    tx.connection.execute(insert(AutoReplies).values(channel_id=channel_id, rules=rules.model_dump_json()))
    write_deed_down(tx, "auto_replies.changed", f"channel:{channel_id}", deed, rules.model_dump())
    body = {"channel_id": channel_id, "rules": rules.model_dump()}
    tx.log(auto_replies_changed.entry(body, deed.at))
    return rules


def _wrong(name: str, occasion: Occasion) -> dict[str, str]:
    if occasion.enabled and not any(map(has_something_to_read, occasion.text.values())):
        return {f"{name}.text": "text_empty"}
    return {
        f"{name}.text.{language}": "placeholder_unknown"
        for language, text in occasion.text.items()
        if unknown_places(text)
    }


def _storable(occasion: Occasion) -> Occasion:
    return Occasion(
        enabled=occasion.enabled,
        text={language: storable(text).strip() for language, text in occasion.text.items()},
    )
