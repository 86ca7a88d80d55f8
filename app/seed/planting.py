"""Puts the cast into a fresh house, as if the shop had been open for two years."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from app.clients.facts_due import facts_of_strangers
from app.db.transaction import Transaction
from app.files.keeping import Prepared
from app.kit.ids import Randomness
from app.search.progress import begin_filling
from app.seed.planting_afterwards import plant_afterwards
from app.seed.planting_canned import plant_canned
from app.seed.planting_glues import plant_glues
from app.seed.planting_history import plant_history, plant_matters, settle_matters
from app.seed.planting_hours import plant_hours
from app.seed.planting_house import plant_channels, plant_lines, plant_operators
from app.seed.planting_marks import plant_marks
from app.seed.planting_panel import plant_panels
from app.seed.planting_people import plant_people
from app.seed.planting_pictures import plant_pictures
from app.seed.planting_props import Props, plant_missing
from app.seed.planting_script import lines_in_order
from app.seed.roles import Cast
from app.seed.things import File


@dataclass(frozen=True, slots=True)
class Planted:
    """Ids by the keys of the cast."""

    operators: Mapping[str, int]
    channels: Mapping[str, int]
    clients: Mapping[str, int]


def plant(
    tx: Transaction,
    cast: Cast,
    now: datetime,
    randomness: Randomness,
    *,
    connected: Mapping[str, int] | None = None,
    laid_out: Mapping[File, Prepared] | None = None,
    portraits: Mapping[str, Prepared] | None = None,
) -> Planted:
    """`now` is aware, in the shop's time zone, and the one the cast was loaded with.

    `connected` are channels that are there already, ids by the cast's keys. Files that were not laid out
    have a name and no content; `portraits` are by the identities' keys. Nothing is logged: a fresh
    house has no window to tell.
    """
    lines = lines_in_order(cast, now)
    opened_at = lines[0].at
    operators = plant_operators(tx, cast.house, opened_at)
    channels = plant_channels(tx, cast.house, connected or {}, opened_at)
    plant_lines(tx, cast.house, channels, now)
    plant_hours(tx, cast.house, channels, now)
    plant_canned(tx, operators, now)
    people = plant_people(tx, cast.house, lines, channels)
    matters = plant_matters(tx, people, lines, operators)
    props = Props(tx, laid_out or {}, opened_at, randomness)
    said = plant_history(tx, people, matters, lines, operators, props)
    plant_missing(tx, now)
    settle_matters(tx, people, matters, now)
    plant_afterwards(tx, said, now)
    plant_marks(tx, said, now.astimezone(UTC))
    plant_panels(tx, people.values(), now)
    plant_glues(tx, people.values(), operators, now)
    accounts = [account for person in people.values() for account in person.accounts.values()]
    plant_pictures(tx, accounts, portraits or {}, now, randomness)
    # Comparing them is the running house's work, as it is with whoever comes later, and so is indexing what they said.
    facts_of_strangers(tx, [person.id for person in people.values()], now.astimezone(UTC))
    begin_filling(tx)
    return Planted(operators, channels, {key: person.id for key, person in people.items()})
