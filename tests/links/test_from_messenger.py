"""From a messenger to the site: the browser that opens the link is asked, and the messenger is told."""

from datetime import timedelta

import pytest

from app.conversations.schemas import MessageCard
from app.kit.errors import OknoError
from app.links.inviting import send_site_link
from app.links.schemas import SentLink
from tests.links.people import Correspondent, Shop, Visitor


def invites(shop: Shop, whom: Correspondent, key: str = "invite-1") -> str:
    """One of us sends the link; what stands behind the # of it."""
    conversation_id = shop.rows("SELECT id FROM conversations WHERE client_id = ?", whom.client_id)[0][0]
    card, channel_id = shop.writer.write_now(
        send_site_link,
        shop.desk,
        conversation_id,
        SentLink(key=key, identity_id=whom.identity_id, site_id=shop.site.id),
        shop.site,
        operator_id=shop.operator_id,
        outlet_of=shop.desk.carries,
        reopen_within=timedelta(hours=24),
        at=shop.clock.now(),
    )
    assert channel_id == whom.channel.id
    text = MessageCard.model_validate(card).text
    assert "https://shop.example/#okno=" in text
    return text.split("#okno=")[1].split()[0]


@pytest.fixture
def tablet(shop: Shop) -> Visitor:
    """A browser that has never written."""
    return Visitor(shop, shop.site, "tablet-of-vera")


def test_a_browser_joins_after_its_yes(shop: Shop, vera_there: Correspondent, tablet: Visitor) -> None:
    vera_there.writes("Здравствуйте")
    token = invites(shop, vera_there)
    assert tablet.opens_link(token) is None
    assert "Продолжить здесь переписку из Вестник?" in tablet.cards()[0]
    assert shop.rows("SELECT id FROM identities WHERE channel_id = ?", shop.site.id) == []
    tablet.presses("yes")
    assert tablet.is_one_with(vera_there)
    assert tablet.cards() == ["Готово: этот чат и Вестник теперь одна переписка."]
    assert "К этой переписке присоединился чат на сайте «Лавка»" in vera_there.heard()[-1]


def test_what_was_said_in_the_messenger_stays_there(
    shop: Shop, vera_there: Correspondent, tablet: Visitor
) -> None:
    vera_there.writes("Мой адрес: Лесная, 5")
    tablet.opens_link(invites(shop, vera_there))
    tablet.presses("yes")
    tablet.writes("Теперь я здесь")
    assert tablet.sees() == ["Теперь я здесь"]


def test_the_messenger_can_object(shop: Shop, vera_there: Correspondent, tablet: Visitor) -> None:
    vera_there.writes("Здравствуйте")
    tablet.opens_link(invites(shop, vera_there))
    tablet.presses("yes")
    vera_there.presses("Это не я")
    assert not tablet.is_one_with(vera_there)
    assert vera_there.heard()[-1] == "Разъединили. Спасибо, что сказали."
    assert tablet.cards() == []


def test_a_no_in_the_browser_changes_nothing(shop: Shop, vera_there: Correspondent, tablet: Visitor) -> None:
    vera_there.writes("Здравствуйте")
    tablet.opens_link(invites(shop, vera_there))
    tablet.presses("no")
    assert tablet.cards() == []
    assert shop.rows("SELECT id FROM identities WHERE channel_id = ?", shop.site.id) == []


def test_it_works_once_and_the_page_may_be_loaded_again_before_the_yes(
    shop: Shop, vera_there: Correspondent, tablet: Visitor, vera: Visitor
) -> None:
    vera_there.writes("Здравствуйте")
    token = invites(shop, vera_there)
    assert tablet.opens_link(token) is None
    assert tablet.opens_link(token) is None
    assert vera.opens_link(token) == "stale"
    tablet.presses("yes")
    assert tablet.opens_link(token) == "stale"


def test_a_link_sent_by_us_works_for_a_day(
    shop: Shop, vera_there: Correspondent, tablet: Visitor, vera: Visitor
) -> None:
    vera_there.writes("Здравствуйте")
    token = invites(shop, vera_there)
    shop.clock.move(timedelta(hours=23))
    assert tablet.opens_link(token) is None
    late = invites(shop, vera_there, "invite-2")
    shop.clock.move(timedelta(hours=24))
    assert vera.opens_link(late) == "stale"


def test_the_same_press_of_ours_sends_one_link(shop: Shop, vera_there: Correspondent) -> None:
    vera_there.writes("Здравствуйте")
    assert invites(shop, vera_there) == invites(shop, vera_there)
    assert len(shop.rows("SELECT id FROM links")) == 1


def test_a_site_whose_address_nobody_knows_cannot_be_invited_to(
    shop: Shop, vera_there: Correspondent
) -> None:
    vera_there.writes("Здравствуйте")
    shop.site.settings["page"] = ""
    with pytest.raises(OknoError, match="site_without_address"):
        invites(shop, vera_there)
