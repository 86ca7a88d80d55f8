"""What a link had joined comes apart, whoever does it; and what it could not join says why."""

import json

from app.gluing.apart import say_apart
from app.gluing.evidence import Evidence
from app.gluing.glue import glue
from app.gluing.moving import move_identity
from app.gluing.queries import glue_history
from app.gluing.unglue import unglue
from app.links.regrouped import announce_after_regrouping
from tests.links.people import Correspondent, Shop, Visitor


def joined(vera: Visitor, vera_there: Correspondent) -> int:
    """Id of the act."""
    vera_there.follows(vera.gets_link())
    vera_there.presses("Да, это я")
    assert vera_there.is_one_with(vera)
    return int(vera.shop.rows("SELECT max(id) FROM glues")[0][0])


def told_last(shop: Shop, visitor: Visitor) -> dict[str, object]:
    """What the visitor's browser was told of its links last."""
    body = shop.rows(
        "SELECT body FROM events WHERE kind = 'links.changed' AND visitor_id = ? ORDER BY seq DESC LIMIT 1",
        visitor.identity_id,
    )[0][0]
    found: dict[str, object] = json.loads(body)
    return found


def lines(shop: Shop, client_id: int) -> list[dict[str, str]]:
    rows = shop.rows(
        "SELECT m.service FROM messages AS m JOIN strands AS s ON s.id = m.strand_id"
        " WHERE s.client_id = ? AND m.direction = 'system' AND m.service IS NOT NULL ORDER BY m.id",
        client_id,
    )
    return [json.loads(row[0]) for row in rows]


def test_an_open_widget_hears_that_one_of_us_took_it_apart(
    shop: Shop, vera: Visitor, vera_there: Correspondent
) -> None:
    vera.writes("Здравствуйте")
    act = joined(vera, vera_there)
    connected = vera.cards()
    assert len(connected) == 1
    assert told_last(shop, vera)["cards"] != []
    at = shop.clock.now()
    parted = shop.writer.write_now(unglue, act, by=shop.operator_id, at=at)
    shop.writer.write_now(
        announce_after_regrouping, shop.desk, (parted.client_id, parted.rest_id), shop.clock.now()
    )
    told = told_last(shop, vera)
    assert (vera.cards(), told["cards"]) == ([], [])
    assert told["offers"] != [], "another link may be asked for"


def test_an_account_that_is_found_to_be_anothers_is_connected_no_more(
    shop: Shop, vera: Visitor, vera_there: Correspondent
) -> None:
    vera.writes("Здравствуйте")
    vera_there.writes("И тут")
    joined(vera, vera_there)
    at, by = shop.clock.now(), shop.operator_id
    shop.writer.write_now(move_identity, vera_there.identity_id, None, by=by, at=at)
    shop.writer.write_now(announce_after_regrouping, shop.desk, (vera.client_id,), at)
    assert (vera.cards(), told_last(shop, vera)["cards"]) == ([], [])
    one, other = vera.client_id, vera_there.client_id
    shop.writer.write_now(glue, one, other, Evidence("operator"), by=by, at=at)
    shop.writer.write_now(announce_after_regrouping, shop.desk, (vera.client_id,), at)
    assert len(vera.cards()) == 1


def test_the_history_says_who_objected(shop: Shop, vera: Visitor, vera_there: Correspondent) -> None:
    vera.writes("Здравствуйте")
    vera_there.writes("И тут")
    joined(vera, vera_there)
    vera.presses("undo")
    told = lines(shop, vera.client_id)[-1]
    assert (told["code"], told["because"]) == ("unglued", "visitor")
    with shop.database.snapshot() as connection:
        card = glue_history(connection, vera.client_id)[0]
    assert (card.undone_by, card.undone_because) == (None, "visitor")


def test_what_forbids_is_told_with_the_reason_and_the_other(
    shop: Shop, vera: Visitor, vera_there: Correspondent
) -> None:
    vera.writes("Здравствуйте")
    vera_there.writes("И тут")
    one, other = vera.client_id, vera_there.client_id
    shop.writer.write_now(say_apart, one, other, shop.operator_id, shop.clock.now())
    vera_there.follows(vera.gets_link())
    vera_there.presses("Да, это я")
    assert not vera_there.is_one_with(vera)
    for mine, theirs in ((one, other), (other, one)):
        told = lines(shop, mine)[-1]
        assert (told["code"], told["reason"], told["client_id"]) == (
            "link_refused",
            "said_to_differ",
            str(theirs),
        )
        assert "final" not in told, "a person may decide otherwise"
