"""Boris divides his people into teams."""

import pytest
from sqlalchemy import insert

from app.conversations.assigning import give_to_team
from app.db.tables import BusinessHours, Client, Conversation
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.kinds import KINDS
from app.kit.errors import OknoError
from app.kit.json import loads
from tests.access.doors import Browser, code_of, events_of
from tests.access.people import Shop


async def test_a_team_comes_changes_and_goes(shop: Shop, boris: Browser, writer: Writer) -> None:
    kate, timur = await shop.takes_on("Kate"), await shop.takes_on("Timur")
    with events_of(writer) as told:
        made = await boris.asks("POST", "/teams", {"name": " Доставка ", "member_ids": [timur.id, kate.id]})
    assert made.status_code == 201
    team = made.json()
    assert team == {"id": team["id"], "name": "Доставка", "member_ids": [kate.id, timur.id]}
    assert [(event.kind, loads(event.body)) for event in told] == [("teams.changed", {"teams": [team]})]
    KINDS["teams.changed"].body.model_validate_json(told[0].body)

    changed = await boris.asks("PATCH", f"/teams/{team['id']}", {"name": "Склад", "member_ids": [kate.id]})
    assert changed.json() == team | {"name": "Склад", "member_ids": [kate.id]}
    renamed = await boris.asks("PATCH", f"/teams/{team['id']}", {"name": "Доставка"})
    assert renamed.json()["member_ids"] == [kate.id]

    assert (await boris.asks("DELETE", f"/teams/{team['id']}")).status_code == 204
    assert (await boris.asks("GET", "/teams")).json() == {"teams": []}
    assert code_of(await boris.asks("DELETE", f"/teams/{team['id']}")) == "team_not_found"
    assert code_of(await boris.asks("PATCH", f"/teams/{team['id']}", {"name": "Снова"})) == "team_not_found"
    assert (await boris.asks("POST", "/teams", {"name": "Доставка"})).status_code == 201


async def test_who_leaves_the_shop_drops_out_and_who_returns_is_back(
    shop: Shop, boris: Browser, writer: Writer
) -> None:
    timur = await shop.takes_on("Timur")
    await boris.asks("POST", "/teams", {"name": "Доставка", "member_ids": [timur.id]})
    with events_of(writer) as told:
        await boris.asks("PATCH", f"/operators/{timur.id}", {"disabled": True})
    assert loads(told[-1].body)["teams"][0]["member_ids"] == []
    refused = await boris.asks("POST", "/teams", {"name": "Вторая", "member_ids": [timur.id]})
    assert code_of(refused) == "operator_disabled"
    await boris.asks("PATCH", f"/operators/{timur.id}", {"disabled": False})
    assert (await boris.asks("GET", "/teams")).json()["teams"][0]["member_ids"] == [timur.id]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"name": "Доставка"}, "team_exists"),
        ({"name": "\u200b"}, "name_empty"),
        ({"name": "Склад", "member_ids": [999]}, "operator_not_found"),
    ],
)
async def test_what_is_no_team_is_refused(boris: Browser, given: dict[str, object], code: str) -> None:
    await boris.asks("POST", "/teams", {"name": "Доставка"})
    assert code_of(await boris.asks("POST", "/teams", given)) == code


async def test_two_teams_do_not_share_a_name_by_renaming(boris: Browser) -> None:
    await boris.asks("POST", "/teams", {"name": "Доставка"})
    other = (await boris.asks("POST", "/teams", {"name": "Склад"})).json()
    assert code_of(await boris.asks("PATCH", f"/teams/{other['id']}", {"name": "Доставка"})) == "team_exists"


async def test_timur_sees_teams_and_decides_nothing(shop: Shop, boris: Browser) -> None:
    await shop.takes_on("Timur")
    his = await shop.lets_in("Timur")
    team = (await boris.asks("POST", "/teams", {"name": "Доставка"})).json()
    assert (await his.asks("GET", "/teams")).json() == {"teams": [team]}
    for answer in (
        await his.asks("POST", "/teams", {"name": "Своя"}),
        await his.asks("PATCH", f"/teams/{team['id']}", {"name": "Своя"}),
        await his.asks("DELETE", f"/teams/{team['id']}"),
    ):
        assert code_of(answer) == "not_allowed"


async def test_a_team_with_open_conversations_or_hours_does_not_just_vanish(
    shop: Shop, boris: Browser, writer: Writer
) -> None:
    team = (await boris.asks("POST", "/teams", {"name": "Доставка"})).json()["id"]
    matter = await writer.write(_matter, shop)
    await writer.write(give_to_team, matter, team, shop.clock.now())
    assert code_of(await boris.asks("DELETE", f"/teams/{team}")) == "team_has_conversations"

    await writer.write(give_to_team, matter, None, shop.clock.now())
    await writer.write(_hours_of, team)
    assert code_of(await boris.asks("DELETE", f"/teams/{team}")) == "team_has_hours"

    await writer.write(_no_hours)
    assert (await boris.asks("DELETE", f"/teams/{team}")).status_code == 204
    with pytest.raises(OknoError, match="team_not_found"):
        await writer.write(give_to_team, matter, team, shop.clock.now())


def _matter(tx: Transaction, shop: Shop) -> int:
    at = shop.clock.now()
    client = tx.connection.execute(
        insert(Client).values(name="Anna", search_name="anna", created_at=at).returning(Client.id)
    ).scalar_one()
    return tx.connection.execute(
        insert(Conversation)
        .values(client_id=client, status="open", last_at=at, created_at=at)
        .returning(Conversation.id)
    ).scalar_one()


def _hours_of(tx: Transaction, team_id: int) -> None:
    tx.connection.execute(
        insert(BusinessHours).values(
            place=f"team:{team_id}", team_id=team_id, timezone="UTC", weekly="[]", exceptions="[]"
        )
    )


def _no_hours(tx: Transaction) -> None:
    tx.run("DELETE FROM business_hours")
