"""Reading hours."""

from sqlalchemy import Connection, Row, select

from app.db.tables import BusinessHours, Channel, Team
from app.hours.schemas import AllHours, HoursCard
from app.kit.json import loads


def all_hours(connection: Connection) -> AllHours:
    """Of the house, and of channels and teams that are still there."""
    rows = connection.execute(
        select(
            BusinessHours.channel_id,
            BusinessHours.team_id,
            BusinessHours.timezone,
            BusinessHours.weekly,
            BusinessHours.exceptions,
        )
        .outerjoin(Channel, Channel.id == BusinessHours.channel_id)
        .outerjoin(Team, Team.id == BusinessHours.team_id)
        .where(Channel.removed_at.is_(None), Team.removed_at.is_(None))
        .order_by(BusinessHours.channel_id, BusinessHours.team_id)
    )
    cards = [_card(row) for row in rows]
    return AllHours(
        house=next((card for card in cards if card.channel_id is None and card.team_id is None), None),
        channels=[card for card in cards if card.channel_id is not None],
        teams=[card for card in cards if card.team_id is not None],
    )


def _card(row: Row[int | None, int | None, str, str, str]) -> HoursCard:
    return HoursCard(
        channel_id=row.channel_id,
        team_id=row.team_id,
        timezone=row.timezone,
        weekly=loads(row.weekly),
        exceptions=loads(row.exceptions),
    )
