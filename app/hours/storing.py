"""An admin says when somebody answers."""

from sqlalchemy import delete, insert, select

from app.access.audit import write_deed_down
from app.access.deed import Deed
from app.db.tables import BusinessHours, Channel, Team
from app.db.transaction import Transaction
from app.hours.events import hours_changed
from app.hours.parsing import ExceptionCard, schedule_of
from app.hours.queries import all_hours
from app.hours.schemas import HoursCard
from app.kit.errors import OknoError, not_found
from app.kit.json import dumps
from app.kit.text import storable_name


def put_hours(tx: Transaction, given: HoursCard, deed: Deed) -> HoursCard:
    """Raises OknoError hours_wrong with a code for each field, channel_not_found, team_not_found, two_places."""
    schedule_of(given)
    card = given.model_copy(
        update={"exceptions": sorted(map(_tidy, given.exceptions), key=lambda one: one.date)}
    )
    place = _held_place(tx, card.channel_id, card.team_id)
    tx.connection.execute(delete(BusinessHours).where(BusinessHours.place == place))
    tx.connection.execute(
        insert(BusinessHours).values(
            place=place,
            channel_id=card.channel_id,
            team_id=card.team_id,
            timezone=card.timezone,
            weekly=dumps(card.weekly),
            exceptions=dumps([one.model_dump() for one in card.exceptions]),
        )
    )
    write_deed_down(tx, "hours.changed", f"hours:{place}", deed, card.model_dump(mode="json"))
    _announce(tx, deed)
    return card


def remove_hours(tx: Transaction, channel_id: int | None, team_id: int | None, deed: Deed) -> None:
    """From then on those above count, or none. Raises OknoError channel_not_found, team_not_found, two_places."""
    place = _held_place(tx, channel_id, team_id)
    if tx.connection.execute(delete(BusinessHours).where(BusinessHours.place == place)).rowcount:
        write_deed_down(tx, "hours.removed", f"hours:{place}", deed)
        _announce(tx, deed)


def _tidy(exception: ExceptionCard) -> ExceptionCard:
    return exception.model_copy(update={"name": storable_name(exception.name)})


def _held_place(tx: Transaction, channel_id: int | None, team_id: int | None) -> str:
    """Nobody else writes the hours of this place until this unit has ended."""
    if channel_id is not None and team_id is not None:
        raise OknoError("two_places", 422)
    if not tx.on_sqlite:
        # There may be no row yet to hold on to, and of the house there never is.
        tx.run("SELECT pg_advisory_xact_lock(hashtextextended('business_hours', 0))")
    if channel_id is not None:
        channel = select(Channel.id).where(Channel.id == channel_id, Channel.removed_at.is_(None))
        if tx.connection.execute(channel.with_for_update(read=True)).scalar() is None:
            raise not_found("channel")
        return f"channel:{channel_id}"
    if team_id is not None:
        team = select(Team.id).where(Team.id == team_id, Team.removed_at.is_(None))
        if tx.connection.execute(team.with_for_update(read=True)).scalar() is None:
            raise not_found("team")
        return f"team:{team_id}"
    return "house"


def _announce(tx: Transaction, deed: Deed) -> None:
    tx.log(hours_changed.entry(all_hours(tx.connection).model_dump(mode="json"), deed.at))
