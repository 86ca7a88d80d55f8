"""Perhaps the same as: what an operator sees, why, and what becomes of a refusal."""

from typing import Any

from app.db.engine import Database
from app.db.writer import Writer
from connectors.contract import Attachment, Author
from tests.access.doors import Browser, code_of, events_of
from tests.suggesting.people import People


async def suggested(boris: Browser, client_id: int) -> dict[int, dict[str, Any]]:
    answer = await boris.asks("GET", f"/clients/{client_id}/suggestions")
    assert answer.status_code == 200, answer.text
    return {card["client"]["id"]: card for card in answer.json()}


def codes(card: dict[str, Any]) -> list[str]:
    return [reason["code"] for reason in card["reasons"]]


async def test_a_typed_phone_and_a_short_name_suggest_with_a_warning(boris: Browser, people: People) -> None:
    card = Attachment("contact", details={"own": True, "phone": "+79161234500"})
    katya = await people.send(Author("7", "Катя Иванова"), "Мой номер", "telegram", card)
    guest = await people.write("Екатерина Иванова", "Перезвоните: 8 (916) 123-45-00", via="site")
    await people.are_compared()

    (card_of_guest,) = (await suggested(boris, katya)).values()
    assert card_of_guest["client"]["id"] == guest
    assert 0.8 < card_of_guest["score"] <= 0.9, "what was only typed is never told as sure"
    assert codes(card_of_guest)[:2] == ["same_phone", "similar_name"]
    phone = card_of_guest["reasons"][0]
    assert phone["params"]["value"] == "+79161234500"
    assert phone["params"]["a"] == {"proof": "channel", "source": "contact"}
    assert phone["params"]["b"] == {"proof": "claimed", "source": "message"}
    assert card_of_guest["warnings"] == ["typed_not_proved"]

    (card_of_katya,) = (await suggested(boris, guest)).values()
    assert card_of_katya["reasons"][0]["params"]["a"] == {"proof": "claimed", "source": "message"}


async def test_strangers_are_left_alone(boris: Browser, people: People) -> None:
    anna = await people.write("Анна Ветрова")
    await people.write("Борис Громов", via="vk")
    await people.are_compared()
    assert await suggested(boris, anna) == {}


async def test_one_name_in_two_messengers_is_suggested_however_it_is_spelled(
    boris: Browser, people: People
) -> None:
    polina = await people.write("Полина Щукина")
    latin = await people.write("Shchukina Polina", via="vk")
    await people.are_compared()
    assert set(await suggested(boris, polina)) == {latin}


async def test_not_the_same_is_remembered_until_it_is_taken_back(boris: Browser, people: People) -> None:
    one = await people.write("Эльвира Нуриева", "8 916 555 10 20")
    other = await people.write("Эльвира Нуриева", "8 916 555 10 20", via="vk")
    await people.are_compared()
    assert set(await suggested(boris, one)) == {other}

    assert (await boris.asks("POST", f"/clients/{one}/suggestions/{other}/refusal")).status_code == 204
    assert await suggested(boris, one) == {} == await suggested(boris, other)

    # Something new in common does not bring them back.
    await people.learn(one, birth_date="1990-05-31")
    await people.learn(other, birth_date="1990-05-31")
    await people.are_compared()
    assert await suggested(boris, one) == {}
    assert (await boris.asks("GET", "/suggestions")).json()["pairs"] == []

    assert (await boris.asks("DELETE", f"/clients/{other}/suggestions/{one}/refusal")).status_code == 204
    assert set(await suggested(boris, one)) == {other}


async def test_glued_clients_are_not_suggested_and_parted_by_hand_not_again(
    boris: Browser, people: People
) -> None:
    one = await people.write("Глеб Савушкин", "8 916 555 10 21")
    other = await people.write("Глеб Савушкин", via="vk")
    third = await people.write("gleb savushkin", "gleb@savushkin.ru", via="site")
    await people.are_compared()
    assert set(await suggested(boris, third)) == {one, other}

    glued = await boris.asks("POST", f"/clients/{one}/glues", {"client_id": other})
    assert glued.status_code == 201, glued.text
    await people.are_compared()
    assert set(await suggested(boris, one)) == {third} == set(await suggested(boris, other))
    assert set(await suggested(boris, third)) == {one}
    assert len((await boris.asks("GET", "/suggestions")).json()["pairs"]) == 1

    assert (await boris.asks("DELETE", f"/glues/{glued.json()['id']}")).status_code == 200
    await people.are_compared()
    assert set(await suggested(boris, one)) == {third}
    assert set(await suggested(boris, third)) == {one, other}


async def test_reasons_name_whoever_was_compared(boris: Browser, people: People) -> None:
    shown = await people.write("Зинаида Тетерина", id="z")
    glued = await people.write("Глеб Савушкин", "8 916 555 10 21", via="vk")
    other = await people.write("gleb savushkin", "8 916 555 10 21", via="site")
    await people.are_compared()
    answer = await boris.asks("POST", f"/clients/{shown}/glues", {"client_id": glued})
    assert answer.status_code == 201, answer.text
    found = await suggested(boris, other)
    assert set(found) == {shown}
    names = next(reason for reason in found[shown]["reasons"] if reason["code"].endswith("_name"))
    assert (names["params"]["a"], names["params"]["b"]) == ("gleb savushkin", "Глеб Савушкин")
    pair = (await boris.asks("GET", "/suggestions")).json()["pairs"][0]
    told = next(reason for reason in pair["reasons"] if reason["code"].endswith("_name"))
    assert {told["params"]["a"], told["params"]["b"]} == {"gleb savushkin", "Глеб Савушкин"}


async def test_all_open_suggestions_are_paged_by_score(boris: Browser, people: People) -> None:
    for place in range(56):
        await people.write(f"Гость {place}", f"мой номер 8 916 5{place:02} 11 {place:02}")
        await people.write(f"Кто-то {place}", f"пишите 8 916 5{place:02} 11 {place:02}", via="vk")
    await people.are_compared()

    first = (await boris.asks("GET", "/suggestions")).json()
    assert len(first["pairs"]) == 50
    second = (await boris.asks("GET", f"/suggestions?cursor={first['next_cursor']}")).json()
    scores = [pair["score"] for pair in first["pairs"] + second["pairs"]]
    assert scores == sorted(scores, reverse=True)
    seen = {(pair["a"]["id"], pair["b"]["id"]) for pair in first["pairs"] + second["pairs"]}
    assert len(seen) == len(scores) == 56


async def test_a_changed_name_takes_a_suggestion_away(boris: Browser, people: People) -> None:
    one = await people.write("Аглая Верес", id="5")
    await people.write("Аглая Верес", via="vk")
    await people.are_compared()
    assert await suggested(boris, one)
    await people.write("Зоя Крупская", id="5")
    await people.are_compared()
    assert await suggested(boris, one) == {}


async def test_windows_hear_how_many_there_are(writer: Writer, people: People) -> None:
    one = await people.write("Аглая Верес")
    other = await people.write("Аглая Верес", via="vk")
    with events_of(writer) as told:
        await people.are_compared()
    bodies = [entry.body for entry in told if entry.kind == "suggestions.changed"]
    assert sorted(bodies) == [f'{{"client_id":{client_id},"open_count":1}}' for client_id in (one, other)]


async def test_nobody_is_compared_twice_for_nothing(
    database: Database, people: People, writer: Writer
) -> None:
    await people.write("Аглая Верес", id="5")
    await people.are_compared()
    await people.write("Аглая Верес", "И ещё вопрос", id="5")
    assert await people.comparer.compare_some() == 0


async def test_refusing_needs_the_right_and_two_clients(boris: Browser, people: People) -> None:
    one = await people.write("Аглая Верес")
    assert code_of(await boris.asks("POST", f"/clients/{one}/suggestions/{one}/refusal")) == "same_client"
    assert code_of(await boris.asks("POST", f"/clients/{one}/suggestions/999/refusal")) == "client_not_found"
    assert code_of(await boris.asks("GET", "/suggestions?cursor=nonsense")) == "bad_cursor"
