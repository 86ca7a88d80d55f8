"""Calls the cast together: the shop, its operators and its clients."""

from datetime import datetime

from app.seed.endless import endless_client
from app.seed.mark import day_of
from app.seed.reading import files_in, read
from app.seed.rehearsal import rehearse
from app.seed.roles import Cast, Client, House


def load_cast(now: datetime) -> Cast:
    """Everybody, checked. `now` is aware, in the shop's time zone; the same `now` turns marks into moments.

    Raises Miscast, naming the place, when the files do not hold together.
    """
    house = read("house.json", House)
    written = [read(name, Client) for name in files_in("clients")]
    cast = Cast(house=house, clients=(*written, endless_client(day_of(now))))
    rehearse(cast)
    return cast
