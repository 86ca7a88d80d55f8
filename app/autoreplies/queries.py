"""Reading what the house answers by itself."""

from sqlalchemy import Connection, select

from app.autoreplies.schemas import AutoReplyRules
from app.db.tables import AutoReplies, Channel
from app.kit.errors import not_found


def rules_of(connection: Connection, channel_id: int) -> AutoReplyRules:
    """Nothing is switched on where nobody has said anything. Raises OknoError channel_not_found."""
    row = connection.execute(
        select(Channel.id, AutoReplies.rules)
        .outerjoin(AutoReplies, AutoReplies.channel_id == Channel.id)
        .where(Channel.id == channel_id, Channel.removed_at.is_(None))
    ).one_or_none()
    if row is None:
        raise not_found("channel")
    return AutoReplyRules.model_validate_json(row.rules) if row.rules else AutoReplyRules()


def enabled_rules(connection: Connection) -> dict[int, AutoReplyRules]:
    """By channel: those that answer anything by themselves."""
    rows = connection.execute(
        select(AutoReplies.channel_id, AutoReplies.rules)
        .join(Channel, Channel.id == AutoReplies.channel_id)
        .where(Channel.removed_at.is_(None))
    )
    rules = {row.channel_id: AutoReplyRules.model_validate_json(row.rules) for row in rows}
    return {channel_id: one for channel_id, one in rules.items() if one.any_enabled}
