"""Everybody has the window they like."""

from app.db.writer import Writer
from app.events.kinds import KINDS
from app.kit.json import loads
from app.operators.queries import read_preferences
from tests.access.doors import Browser, events_of
from tests.access.people import Shop


async def test_boris_turns_the_light_off_and_keeps_the_rest(boris: Browser) -> None:
    await boris.asks("PATCH", "/me/preferences", {"language": "en", "sound": False})

    answer = await boris.asks("PATCH", "/me/preferences", {"theme": "dark"})

    assert answer.json() == (await boris.asks("GET", "/me")).json()["preferences"]
    assert answer.json() | {"theme": "dark", "language": "en", "sound": False} == answer.json()


async def test_his_other_window_hears_of_it_and_nobody_elses(boris: Browser, writer: Writer) -> None:
    me = (await boris.asks("GET", "/me")).json()

    with events_of(writer) as told:
        changed = (await boris.asks("PATCH", "/me/preferences", {"compact": True})).json()

    (event,) = told
    assert (event.kind, event.operator_id) == ("preferences.changed", me["operator"]["id"])
    assert loads(event.body) == {"preferences": changed}
    KINDS[event.kind].body.model_validate_json(event.body)


async def test_choosing_what_is_chosen_already_tells_nobody(boris: Browser, writer: Writer) -> None:
    with events_of(writer) as told:
        await boris.asks("PATCH", "/me/preferences", {"theme": "auto"})
    assert told == []


async def test_timur_does_not_get_what_boris_likes(shop: Shop, boris: Browser) -> None:
    await shop.takes_on("Timur")
    await boris.asks("PATCH", "/me/preferences", {"theme": "dark"})

    timur = await shop.lets_in("Timur")

    assert (await timur.asks("GET", "/me")).json()["preferences"]["theme"] == "auto"


async def test_a_choice_that_does_not_exist_is_refused(boris: Browser) -> None:
    for wish in ({"theme": "purple"}, {"colour": "red"}):
        assert (await boris.asks("PATCH", "/me/preferences", wish)).status_code == 422


def test_a_choice_of_a_version_gone_by_does_no_harm() -> None:
    assert read_preferences('{"theme": "dark", "wallpaper": "birches"}').theme == "dark"
