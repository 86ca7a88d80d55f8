"""Marina keeps her answers at hand, and shares some."""

from typing import Any

import pytest

from app.db.writer import Writer
from app.events.kinds import KINDS
from app.kit.json import loads
from tests.access.doors import Browser, code_of, events_of

DELIVERY: dict[str, Any] = {
    "folder_id": None,
    "shortcut": "доставка",
    "title": "Сроки доставки",
    "language": "ru",
    "text": "{{client.first_name}}, доставим за два дня.",
    "entities": [{"type": "bold", "offset": 35, "length": 3, "url": None}],
    "is_shared": True,
}


async def written(browser: Browser, **changes: Any) -> dict[str, Any]:
    answer = await browser.asks("POST", "/canned", DELIVERY | changes)
    assert answer.status_code == 201, answer.text
    card: dict[str, Any] = answer.json()
    return card


async def titles(browser: Browser) -> list[str]:
    return [card["title"] for card in (await browser.asks("GET", "/canned")).json()["replies"]]


async def test_what_is_shared_is_told_to_all_and_what_is_private_to_its_owner(
    marina: Browser, timur: Browser, writer: Writer
) -> None:
    with events_of(writer) as told:
        shared = await written(marina)
        own = await written(marina, title="Моё", is_shared=False)
    assert shared | DELIVERY == shared
    assert [(entry.kind, entry.operator_id) for entry in told] == [
        ("canned.changed", None),
        ("canned.changed", own["owner_id"]),
    ]
    for entry, card in zip(told, (shared, own), strict=True):
        assert loads(entry.body) == {"folders": None, "replies": [card], "removed": []}
        KINDS["canned.changed"].body.model_validate_json(entry.body)
    assert await titles(marina) == ["Моё", "Сроки доставки"]
    assert await titles(timur) == ["Сроки доставки"]


async def test_only_its_maker_or_whoever_runs_the_house_changes_what_is_shared(
    marina: Browser, timur: Browser, boris: Browser
) -> None:
    place = f"/canned/{(await written(marina))['id']}"
    assert code_of(await timur.asks("PATCH", place, {"title": "Иначе"})) == "not_allowed"
    assert code_of(await timur.asks("DELETE", place)) == "not_allowed"
    assert (await marina.asks("PATCH", place, {"title": "Иначе"})).json()["title"] == "Иначе"
    assert (await boris.asks("DELETE", place)).status_code == 204
    assert await titles(marina) == []


async def test_a_colleagues_own_is_nobodys_business(marina: Browser, boris: Browser) -> None:
    place = f"/canned/{(await written(marina, is_shared=False))['id']}"
    assert code_of(await boris.asks("PATCH", place, {"title": "Иначе"})) == "canned_reply_not_found"
    assert code_of(await boris.asks("POST", f"{place}/use")) == "canned_reply_not_found"
    assert code_of(await boris.asks("DELETE", place)) == "canned_reply_not_found"


async def test_one_that_is_shared_no_longer_leaves_the_others(marina: Browser, writer: Writer) -> None:
    card = await written(marina)
    with events_of(writer) as told:
        await marina.asks("PATCH", f"/canned/{card['id']}", {"is_shared": False})
    bodies = [(entry.operator_id, loads(entry.body)) for entry in told]
    assert [(to, body["removed"], len(body["replies"])) for to, body in bodies] == [
        (None, [card["id"]], 0),
        (card["owner_id"], [], 1),
    ]


async def test_new_words_lose_the_old_formatting_and_a_field_left_out_stays(marina: Browser) -> None:
    card = await written(marina)
    changed = (await marina.asks("PATCH", f"/canned/{card['id']}", {"text": "Завтра."})).json()
    assert (changed["entities"], changed["title"], changed["language"]) == ([], card["title"], "ru")
    free = (await marina.asks("PATCH", f"/canned/{card['id']}", {"language": None})).json()
    assert free["language"] is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " \u200b"}, "name_empty"),
        ({"text": "\u200b "}, "text_empty"),
        ({"text": "Здравствуйте, {{имя}}!"}, "variable_wrong"),
        ({"folder_id": 77}, "canned_folder_not_found"),
    ],
)
async def test_what_cannot_be_said_is_refused(marina: Browser, changes: dict[str, Any], code: str) -> None:
    assert code_of(await marina.asks("POST", "/canned", DELIVERY | changes)) == code
    assert await titles(marina) == []


async def test_each_use_is_counted(marina: Browser, timur: Browser) -> None:
    card = await written(marina)
    await timur.asks("POST", f"/canned/{card['id']}/use")
    used = (await marina.asks("POST", f"/canned/{card['id']}/use")).json()
    assert (used["used_count"], used["last_used_at"]) == (2, "2026-11-23T09:00:00.000000Z")


async def test_folders_keep_their_order_and_lose_nothing(marina: Browser, writer: Writer) -> None:
    names = ("Доставка", "Оплата", "Возврат")
    made = [(await marina.asks("POST", "/canned-folders", {"name": name})).json() for name in names]
    assert [folder["position"] for folder in made] == [0, 1, 2]
    card = await written(marina, folder_id=made[0]["id"])
    assert code_of(await marina.asks("POST", "/canned-folders", {"name": "оплата"})) == "canned_folder_exists"
    with events_of(writer) as told:
        await marina.asks("PATCH", f"/canned-folders/{made[2]['id']}", {"position": 0})
    assert [folder["name"] for folder in loads(told[0].body)["folders"]] == ["Возврат", "Доставка", "Оплата"]
    assert (await marina.asks("DELETE", f"/canned-folders/{made[0]['id']}")).status_code == 204
    shown = (await marina.asks("GET", "/canned")).json()
    assert [folder["name"] for folder in shown["folders"]] == ["Возврат", "Оплата"]
    assert [(reply["id"], reply["folder_id"]) for reply in shown["replies"]] == [(card["id"], None)]


async def test_a_file_brought_twice_adds_nothing(marina: Browser, writer: Writer) -> None:
    rows = [
        {"folder": "Доставка", "shortcut": "срок", "title": "Срок", "language": "ru", "text": "Два дня."},
        {"folder": "доставка", "shortcut": "time", "title": "Срок", "language": "en", "text": "Two days."},
        {"title": "Спасибо", "text": "Спасибо, {{client.name}}!"},
    ]
    first = await marina.asks("POST", "/canned/import", {"replies": rows})
    assert first.json() == {"added": 3, "changed": 0, "same": 0}
    rows[2]["text"] = "Благодарим!"
    with events_of(writer) as told:
        again = await marina.asks("POST", "/canned/import", {"replies": rows})
    assert again.json() == {"added": 0, "changed": 1, "same": 2}
    assert len(told) == 1
    shown = (await marina.asks("GET", "/canned")).json()
    assert [folder["name"] for folder in shown["folders"]] == ["Доставка"]
    assert [reply["folder_id"] is None for reply in shown["replies"]] == [True, False, False]


async def test_of_a_file_with_one_wrong_row_nothing_is_brought(marina: Browser) -> None:
    rows = [{"folder": "Новая", "title": "Срок", "text": "Два дня."}, {"title": "Имя", "text": "{{имя}}"}]
    assert code_of(await marina.asks("POST", "/canned/import", {"replies": rows})) == "variable_wrong"
    shown = (await marina.asks("GET", "/canned")).json()
    assert (shown["folders"], shown["replies"]) == ([], [])
