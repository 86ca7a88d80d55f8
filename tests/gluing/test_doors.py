"""Gluing through the doors of a running house."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.db.engine import Database
from app.db.writer import Writer
from app.events.log import append
from app.kit.clock import SetClock
from tests.gluing.world import World
from tests.house_process import HouseProcess
from tests.journeys.owner import Owner

pytestmark = pytest.mark.timeout(120)
PEOPLE = 13


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HouseProcess]:
    with HouseProcess(tmp_path_factory.mktemp("house")) as process:
        yield process


@pytest.fixture(scope="module")
def http(house: HouseProcess) -> Iterator[httpx.Client]:
    owner = Owner.lets_himself_in(house)
    yield owner.http
    owner.http.close()


@pytest.fixture(scope="module")
def people(house: HouseProcess, http: httpx.Client) -> Iterator[Iterator[int]]:
    """Clients who have each said something, one after the other; written beside the running house."""
    database = Database(f"sqlite:///{house.sqlite_file}")
    with Writer(database, append).running() as writer:
        world = World(database, writer, SetClock(datetime.now(UTC) - timedelta(hours=1)))
        world.open(PEOPLE)
        for person in range(PEOPLE):
            world.hears(person)
        yield iter([world.client(person) for person in range(PEOPLE)])
    database.close()


def card(http: httpx.Client, client_id: int) -> dict[str, Any]:
    found: dict[str, Any] = http.get(f"/api/clients/{client_id}").raise_for_status().json()
    return found


def test_a_glue_is_shown_before_it_is_done_and_one_press_takes_it_back(
    http: httpx.Client, people: Iterator[int]
) -> None:
    one, other = next(people), next(people)
    before = card(http, other)
    preview = http.get(f"/api/clients/{other}/glue-preview", params={"with": one}).raise_for_status().json()
    assert (preview["survivor"]["client"]["id"], preview["absorbed"]["client"]["id"]) == (one, other)
    assert (preview["identities"], preview["messages"], preview["joins"]) == (1, 1, True)
    assert preview["objections"] == []
    glued = http.post(f"/api/clients/{other}/glues", json={"client_id": one})
    assert glued.status_code == 201
    assert (
        http.post(f"/api/clients/{one}/glues", json={"client_id": other}).json()["id"] == glued.json()["id"]
    )
    assert card(http, other)["id"] == one
    assert [act["id"] for act in http.get(f"/api/clients/{other}/glues").json()] == [glued.json()["id"]]
    undone = http.delete(f"/api/glues/{glued.json()['id']}").raise_for_status().json()
    assert undone["undone_at"] is not None
    now = card(http, other)
    assert {**now, "last_at": None} == {**before, "last_at": None}
    again = http.delete(f"/api/glues/{glued.json()['id']}")
    assert (again.status_code, again.json()["code"]) == (409, "glue_undone")
    warned = http.get(f"/api/clients/{one}/glue-preview", params={"with": other}).json()["objections"]
    assert [(objection["code"], objection["final"]) for objection in warned] == [("said_to_differ", False)]


def test_where_cards_differ_a_person_chooses_and_undoing_finds_them_as_they_were(
    http: httpx.Client, people: Iterator[int]
) -> None:
    one, other = next(people), next(people)
    http.patch(f"/api/clients/{one}", json={"given_name": "Катя", "note": "Звонить днём"}).raise_for_status()
    http.patch(
        f"/api/clients/{other}",
        json={"given_name": "Екатерина", "add_tags": ["опт"], "attributes": {"city": "Тверь"}},
    ).raise_for_status()
    glue_id = http.post(f"/api/clients/{one}/glues", json={"client_id": other}).json()["id"]
    together = card(http, one)
    assert (together["name"], together["note"], together["tags"]) == ("Катя", "Звонить днём", ["опт"])
    assert together["attributes"] == {"city": "Тверь"}
    choice = next(choice for choice in together["choices"] if choice["field"] == "given_name")
    assert [value["value"] for value in choice["values"]] == ["Катя", "Екатерина"]
    chosen = http.patch(
        f"/api/clients/{other}", json={"given_name": "Екатерина", "attributes": {"city": None}}
    ).json()
    assert (chosen["id"], chosen["given_name"], chosen["attributes"]) == (one, "Екатерина", {})
    http.delete(f"/api/glues/{glue_id}").raise_for_status()
    assert (card(http, one)["note"], card(http, one)["tags"]) == ("Звонить днём", [])
    assert (card(http, other)["given_name"], card(http, other)["attributes"]) == (
        "Екатерина",
        {"city": "Тверь"},
    )


def test_what_is_chosen_with_a_glue_goes_with_it(http: httpx.Client, people: Iterator[int]) -> None:
    one, other = next(people), next(people)
    http.patch(f"/api/clients/{one}", json={"given_name": "Катя", "note": "Звонить днём"}).raise_for_status()
    http.patch(
        f"/api/clients/{other}", json={"given_name": "Екатерина", "attributes": {"city": "Тверь"}}
    ).raise_for_status()
    choices = {"given_name": "Екатерина", "note": "Звонить вечером", "attributes": {"city": "Тула"}}
    glued = http.post(f"/api/clients/{one}/glues", json={"client_id": other, "choices": choices}).json()
    assert glued["chosen"] == {
        "attributes.city": "Тула",
        "given_name": "Екатерина",
        "note": "Звонить вечером",
    }
    together = card(http, one)
    assert (together["given_name"], together["note"]) == ("Екатерина", "Звонить вечером")
    assert together["attributes"] == {"city": "Тула"}
    http.patch(f"/api/clients/{one}", json={"note": "Не звонить"}).raise_for_status()
    undone = http.delete(f"/api/glues/{glued['id']}", params={"apart": False})
    assert (undone.status_code, undone.json()["undone_because"]) == (200, None)
    now = card(http, one)
    assert (now["given_name"], now["attributes"]) == ("Катя", {})
    assert now["note"] == "Не звонить", "what somebody has written since stays"
    found = http.get("/api/clients", params={"query": "Катя"}).json()
    assert one in [hit["client"]["id"] for hit in found]
    preview = http.get(f"/api/clients/{one}/glue-preview", params={"with": other}).json()
    assert preview["objections"] == [], "a slip that was taken back at once says nothing of the two"


def test_a_word_that_two_differ_outlives_a_glue_that_was_a_slip(
    http: httpx.Client, people: Iterator[int]
) -> None:
    one, other = next(people), next(people)
    http.post(f"/api/clients/{one}/suggestions/{other}/refusal").raise_for_status()
    glued = http.post(f"/api/clients/{one}/glues", json={"client_id": other}).json()
    http.delete(f"/api/glues/{glued['id']}", params={"apart": False}).raise_for_status()
    preview = http.get(f"/api/clients/{one}/glue-preview", params={"with": other}).json()
    assert [objection["code"] for objection in preview["objections"]] == ["said_to_differ"]


def test_an_account_is_moved_to_whose_it_is_and_back(http: httpx.Client, people: Iterator[int]) -> None:
    one, other, third = next(people), next(people), next(people)
    http.post(f"/api/clients/{one}/glues", json={"client_id": other}).raise_for_status()
    account = card(http, one)["identities"][1]["id"]
    moved = http.post(f"/api/identities/{account}/move", json={"client_id": third})
    assert moved.status_code == 201
    assert account in [identity["id"] for identity in card(http, third)["identities"]]
    http.delete(f"/api/glues/{moved.json()['id']}").raise_for_status()
    assert account in [identity["id"] for identity in card(http, one)["identities"]]
    alone = http.post(f"/api/identities/{card(http, third)['identities'][0]['id']}/move", json={})
    assert (alone.status_code, alone.json()["code"]) == (409, "only_account")


def test_words_of_a_shared_account_become_somebodys_own(http: httpx.Client, people: Iterator[int]) -> None:
    client_id = next(people)
    words = http.get(f"/api/clients/{client_id}/history").json()["messages"][0]["id"]
    ends = {"first_id": words, "last_id": words}
    made = http.post(f"/api/clients/{client_id}/message-moves", json=ends)
    assert made.status_code == 201
    new = made.json()["into"]["id"]
    assert words in [message["id"] for message in http.get(f"/api/clients/{new}/history").json()["messages"]]
    http.delete(f"/api/glues/{made.json()['id']}").raise_for_status()
    back = http.get(f"/api/clients/{client_id}/history").json()["messages"]
    assert back[0]["id"] == words


def test_what_is_not_there_is_said_so(http: httpx.Client, people: Iterator[int]) -> None:
    client_id = next(people)
    answers = [
        http.post(f"/api/clients/{client_id}/glues", json={"client_id": 999_999}),
        http.post(f"/api/clients/{client_id}/glues", json={"client_id": client_id}),
        http.delete("/api/glues/999999"),
        http.post("/api/identities/999999/move", json={"client_id": client_id}),
        http.get(f"/api/clients/{client_id}/glue-preview", params={"with": client_id}),
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [
        (404, "client_not_found"),
        (409, "same_client"),
        (404, "glue_not_found"),
        (404, "identity_not_found"),
        (409, "same_client"),
    ]
