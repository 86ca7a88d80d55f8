"""Boris decides who answers, and who decides."""

import asyncio

import pytest
from sqlalchemy import select

from app.db.engine import Database
from app.db.tables import Audit
from app.db.writer import Writer
from app.events.kinds import KINDS
from app.kit.json import loads
from tests.access.doors import Browser, code_of, events_of
from tests.access.people import PASSWORD, Shop, email_of

KATE = {"name": "Kate", "email": "Kate@Shop.Example ", "password": PASSWORD, "role": "supervisor"}


async def test_boris_takes_kate_on_and_she_signs_in(shop: Shop, boris: Browser, writer: Writer) -> None:
    with events_of(writer) as told:
        added = await boris.asks("POST", "/operators", KATE)

    assert added.status_code == 201
    assert added.json()["email"] == "kate@shop.example"
    (event,) = told
    assert (event.kind, loads(event.body)) == ("operator.changed", {"operator": added.json()})
    KINDS[event.kind].body.model_validate_json(event.body)
    assert added.json() in (await boris.asks("GET", "/operators")).json()
    assert (await Browser(shop.app).signs_in("kate@shop.example", PASSWORD)).status_code == 200


async def test_nobody_answers_under_an_address_that_is_taken(boris: Browser) -> None:
    answers = await asyncio.gather(*(boris.asks("POST", "/operators", KATE) for _ in range(5)))

    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409, 409]
    refused = next(answer for answer in answers if answer.is_error)
    assert refused.json()["fields"] == {"email": "email_taken"}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"email": "kate"}, "bad_email"),
        ({"email": "kate@shop example"}, "bad_email"),
        ({"name": "\u200b\u202e"}, "name_empty"),
    ],
)
async def test_what_is_no_address_or_no_name_is_refused(
    boris: Browser, wrong: dict[str, str], code: str
) -> None:
    answer = await boris.asks("POST", "/operators", KATE | wrong)
    assert (answer.status_code, code_of(answer)) == (422, code)


async def test_a_name_cannot_turn_the_text_around_it(boris: Browser) -> None:
    added = await boris.asks(
        "POST", "/operators", KATE | {"name": "Ka\u202ete\n <img src=x onerror=alert(1)>"}
    )
    assert added.json()["name"] == "Kate <img src=x onerror=alert(1)>"


async def test_timur_who_leaves_is_out_at_once(shop: Shop, boris: Browser, writer: Writer) -> None:
    timur = await shop.takes_on("Timur")
    his_browser = await shop.lets_in("Timur")

    with events_of(writer) as told:
        changed = await boris.asks("PATCH", f"/operators/{timur.id}", {"disabled": True})

    assert changed.json()["disabled"] is True
    assert [event.kind for event in told] == ["session.ended", "operator.changed"]
    assert loads(told[0].body) == {"operator_id": timur.id, "session_hash": None}
    assert code_of(await his_browser.asks("GET", "/me")) == "not_signed_in"
    assert code_of(await his_browser.signs_in(email_of("Timur"), PASSWORD)) == "wrong_credentials"

    await boris.asks("PATCH", f"/operators/{timur.id}", {"disabled": False})
    assert (await his_browser.signs_in(email_of("Timur"), PASSWORD)).status_code == 200


async def test_another_role_means_signing_in_again_with_other_rights(shop: Shop, boris: Browser) -> None:
    timur = await shop.takes_on("Timur")
    his_browser = await shop.lets_in("Timur")

    await boris.asks("PATCH", f"/operators/{timur.id}", {"role": "supervisor"})

    assert code_of(await his_browser.asks("GET", "/me")) == "not_signed_in"
    again = await his_browser.signs_in(email_of("Timur"), PASSWORD)
    assert "reports.read" in again.json()["rights"]


async def test_another_name_signs_nobody_out(shop: Shop, boris: Browser) -> None:
    timur = await shop.takes_on("Timur")
    his_browser = await shop.lets_in("Timur")

    await boris.asks("PATCH", f"/operators/{timur.id}", {"name": "Тимур"})

    assert (await his_browser.asks("GET", "/me")).json()["operator"]["name"] == "Тимур"


async def test_changing_nothing_tells_nobody(shop: Shop, boris: Browser, writer: Writer) -> None:
    timur = await shop.takes_on("Timur")
    with events_of(writer) as told:
        await boris.asks("PATCH", f"/operators/{timur.id}", {"role": "operator", "name": "Timur"})
    assert told == []


@pytest.mark.parametrize("change", [{"disabled": True}, {"role": "admin"}])
async def test_the_last_owner_stays(boris: Browser, change: dict[str, object]) -> None:
    me = (await boris.asks("GET", "/me")).json()["operator"]["id"]

    answer = await boris.asks("PATCH", f"/operators/{me}", change)

    assert (answer.status_code, code_of(answer)) == (409, "last_owner")
    assert (await boris.asks("GET", "/me")).status_code == 200


async def test_an_admin_neither_makes_nor_touches_nor_lets_in_an_owner(shop: Shop, boris: Browser) -> None:
    owner = (await boris.asks("GET", "/me")).json()["operator"]["id"]
    marina = await shop.takes_on("Marina", "admin")
    hers = await shop.lets_in("Marina")

    answers = [
        await hers.asks("POST", "/operators", KATE | {"role": "owner"}),
        await hers.asks("PATCH", f"/operators/{marina.id}", {"role": "owner"}),
        await hers.asks("PATCH", f"/operators/{owner}", {"disabled": True}),
        await hers.asks("PATCH", f"/operators/{owner}", {"name": "Никто"}),
        await hers.asks("POST", f"/operators/{owner}/sign-in-link"),
    ]

    assert {code_of(answer) for answer in answers} == {"owner_only"}


async def test_timur_is_denied_gluing_and_may_export(shop: Shop, boris: Browser) -> None:
    timur = await shop.takes_on("Timur")
    his = await shop.lets_in("Timur")
    wanted = {"clients.glue": False, "clients.export": True, "clients.change": True}
    changed = await boris.asks("PATCH", f"/operators/{timur.id}", {"own_rights": wanted})
    assert changed.json()["own_rights"] == {"clients.glue": False, "clients.export": True}
    assert (await his.asks("GET", "/me")).status_code == 401, "other rights mean signing in again"
    rights = (await (await shop.lets_in("Timur")).asks("GET", "/me")).json()["rights"]
    assert "clients.glue" not in rights
    assert {"clients.export", "clients.change", "conversations.answer"} <= set(rights)
    assert "operators.manage" not in rights
    again = await boris.asks("PATCH", f"/operators/{timur.id}", {"own_rights": {}})
    assert again.json()["own_rights"] == {}


async def test_nothing_is_withheld_from_who_may_all_and_nobody_is_given_the_house(
    shop: Shop, boris: Browser
) -> None:
    timur = await shop.takes_on("Timur")
    await boris.asks("PATCH", f"/operators/{timur.id}", {"own_rights": {"clients.glue": False}})
    refused = await boris.asks(
        "PATCH", f"/operators/{timur.id}", {"role": "admin", "own_rights": {"clients.glue": False}}
    )
    assert (refused.status_code, code_of(refused)) == (409, "role_may_all")
    await boris.asks("PATCH", f"/operators/{timur.id}", {"role": "admin"})
    rights = (await (await shop.lets_in("Timur")).asks("GET", "/me")).json()["rights"]
    assert "clients.glue" in rights
    unknown = await boris.asks("PATCH", f"/operators/{timur.id}", {"own_rights": {"operators.manage": True}})
    assert unknown.status_code == 422


async def test_timur_sees_his_colleagues_and_decides_nothing(shop: Shop, boris: Browser) -> None:
    timur = await shop.takes_on("Timur")
    his_browser = await shop.lets_in("Timur")

    assert len((await his_browser.asks("GET", "/operators")).json()) == 2
    for answer in (
        await his_browser.asks("POST", "/operators", KATE),
        await his_browser.asks("PATCH", f"/operators/{timur.id}", {"role": "admin"}),
        await his_browser.asks("POST", f"/operators/{timur.id}/sign-in-link"),
    ):
        assert (answer.status_code, code_of(answer)) == (403, "not_allowed")


@pytest.mark.parametrize("number", ["999", "0", "9" * 30])
async def test_nobody_is_changed_under_a_number_that_nobody_has(boris: Browser, number: str) -> None:
    answer = await boris.asks("PATCH", f"/operators/{number}", {"disabled": True})
    assert answer.status_code in {404, 422}


async def test_somebody_who_has_left_gets_no_link(shop: Shop, boris: Browser) -> None:
    timur = await shop.takes_on("Timur")
    await boris.asks("PATCH", f"/operators/{timur.id}", {"disabled": True})

    answer = await boris.asks("POST", f"/operators/{timur.id}/sign-in-link")

    assert (answer.status_code, code_of(answer)) == (409, "operator_disabled")


async def test_who_decided_what_is_written_down(shop: Shop, boris: Browser, database: Database) -> None:
    timur = await shop.takes_on("Timur")
    await boris.asks("PATCH", f"/operators/{timur.id}", {"role": "admin"})
    me = (await boris.asks("GET", "/me")).json()["operator"]["id"]

    with database.snapshot() as connection:
        row = connection.execute(select(Audit).where(Audit.action == "operator.changed")).one()

    assert (row.operator_id, row.subject, loads(row.details)) == (
        me,
        f"operator:{timur.id}",
        {"role": "admin"},
    )
