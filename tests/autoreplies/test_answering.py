"""What clients hear from the house by itself, and how often."""

from datetime import timedelta
from typing import Any

import pytest

from app.access.deed import Deed
from app.conversations.assigning import give_to_team
from app.operators.team_schemas import NewTeam
from app.operators.teaming import add_team
from connectors.contract import Author, MessageIn
from tests.autoreplies.people import CLOSED, HELLO, Shop, anna_of
from tests.links.people import Correspondent, Visitor

EVENING = timedelta(hours=9)
"""From noon to nine o'clock in the evening."""


async def closed_shop(shop: Shop, **more: Any) -> None:
    await shop.keeps_hours()
    await shop.answers(shop.herald, closed=CLOSED, **more)
    shop.clock.move(EVENING)


async def test_out_of_hours_anna_hears_when_it_opens_and_goes_on_waiting(
    shop: Shop, anna: Correspondent
) -> None:
    await closed_shop(shop)
    anna.writes("Где мой заказ?")
    shop.looks()
    assert anna.heard() == ["Мы закрыты. Откроемся завтра в 9:00."]
    assert shop.rung == [shop.herald.id]
    matter = shop.conversation_of(anna)
    assert (matter["status"], matter["answered_count"]) == ("waiting", 0)
    assert matter["waiting_since"] is not None
    assert shop.rows("SELECT state FROM deliveries") == [("queued",)]


async def test_while_it_is_open_nothing_is_said_and_nothing_even_noted(
    shop: Shop, anna: Correspondent
) -> None:
    await shop.keeps_hours()
    await shop.answers(shop.herald, closed=CLOSED)
    anna.writes("Где мой заказ?")
    assert shop.rows("SELECT * FROM auto_replies_due") == []
    shop.looks()
    assert anna.heard() == []


async def test_once_in_each_closed_time_and_on_whichever_account(shop: Shop, anna: Correspondent) -> None:
    await closed_shop(shop)
    anna.writes("Где мой заказ?")
    shop.looks()
    for _ in range(3):
        shop.clock.move(timedelta(hours=2))
        anna.writes("Вы тут?")
        shop.looks()
    assert len(anna.heard()) == 1
    shop.clock.move(timedelta(hours=18))  # nine in the evening of the next day
    anna.writes("Так где заказ?")
    shop.looks()
    assert len(anna.heard()) == 2


async def test_several_words_at_once_are_answered_once(shop: Shop, anna: Correspondent) -> None:
    await closed_shop(shop)
    for text in ("Здравствуйте", "где заказ", "?"):
        anna.writes(text)
    shop.looks()
    shop.looks()
    assert len(anna.heard()) == 1


async def test_first_contact_is_greeted_once_on_each_channel(shop: Shop, anna: Correspondent) -> None:
    await shop.answers(shop.herald, hello=HELLO)
    anna.writes("Здравствуйте, есть ли у вас чайники?")
    shop.looks()
    assert anna.heard() == ["Здравствуйте!"]  # nobody knows yet how long people wait
    shop.clock.move(timedelta(days=3))
    anna.writes("А кофе?")
    assert shop.rows("SELECT * FROM auto_replies_due") == []
    shop.looks()
    assert len(anna.heard()) == 1


async def test_whoever_wrote_before_it_was_switched_on_is_not_greeted(
    shop: Shop, anna: Correspondent
) -> None:
    anna.writes("Где мой заказ?")
    await shop.answers(shop.herald, hello=HELLO)
    anna.writes("Ау?")
    shop.looks()
    assert anna.heard() == []


async def test_never_both_out_of_hours_comes_first(shop: Shop, anna: Correspondent) -> None:
    await closed_shop(shop, hello=HELLO)
    anna.writes("Есть ли у вас чайники?")
    shop.looks()
    assert anna.heard() == ["Мы закрыты. Откроемся завтра в 9:00."]
    shop.clock.move(timedelta(hours=14))  # open again
    anna.writes("Ау?")
    shop.looks()
    assert len(anna.heard()) == 1


async def test_a_closed_shop_without_words_for_it_greets(shop: Shop, anna: Correspondent) -> None:
    await shop.keeps_hours()
    await shop.answers(shop.herald, hello=HELLO)
    shop.clock.move(EVENING)
    anna.writes("Есть ли у вас чайники?")
    shop.looks()
    assert anna.heard() == ["Здравствуйте!"]


async def test_an_hour_is_kept_whatever_happens(shop: Shop, anna: Correspondent) -> None:
    """Greeted a minute before closing, and not told a minute later that it is closed."""
    await shop.keeps_hours()
    await shop.answers(shop.herald, closed=CLOSED, hello=HELLO)
    shop.clock.move(timedelta(hours=5, minutes=59))
    anna.writes("Есть ли у вас чайники?")
    shop.looks()
    shop.clock.move(timedelta(minutes=2))
    anna.writes("И кофе?")
    shop.looks()
    assert len(anna.heard()) == 1
    shop.clock.move(timedelta(hours=1))
    anna.writes("Ау?")
    shop.looks()
    assert len(anna.heard()) == 2


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "We are closed. We open tomorrow at 9:00."),
        ("de", "We are closed. We open tomorrow at 9:00."),
        ("kk", "Мы закрыты. Откроемся завтра в 9:00."),
        (None, "Мы закрыты. Откроемся завтра в 9:00."),
    ],
)
async def test_it_is_said_in_the_clients_language(shop: Shop, language: str | None, words: str) -> None:
    await closed_shop(shop)
    anna = anna_of(shop, language=language)
    anna.writes("?!")
    shop.looks()
    assert anna.heard() == [words]


async def test_what_is_written_in_one_language_only_is_said_in_that(shop: Shop) -> None:
    await shop.keeps_hours()
    await shop.answers(shop.herald, closed={"ru": "Закрыто."})
    shop.clock.move(EVENING)
    anna = anna_of(shop, language="en")
    anna.writes("Hello?")
    shop.looks()
    assert anna.heard() == ["Закрыто."]


async def test_in_the_chat_of_the_site_too(shop: Shop) -> None:
    await shop.keeps_hours()
    await shop.answers(shop.site, closed=CLOSED)
    shop.clock.move(EVENING)
    vera = Visitor(shop, shop.site, "vera-browser")
    vera.writes("Где мой заказ?")
    shop.looks()
    assert vera.sees() == ["Где мой заказ?", "Мы закрыты. Откроемся завтра в 9:00."]


async def test_the_hours_of_a_chosen_team_count(shop: Shop, anna: Correspondent) -> None:
    deed = Deed(shop.clock.now())
    night = shop.writer.write_now(add_team, NewTeam(name="Ночные"), deed).id
    await shop.keeps_hours(team_id=night, of="20:00-08:00")
    await closed_shop(shop)
    anna.writes("Первый вопрос")
    shop.writer.write_now(give_to_team, shop.conversation_of(anna)["id"], night, shop.clock.now())
    shop.looks()
    assert anna.heard() == []


async def test_nobody_whom_one_of_us_has_answered_hears_the_house(shop: Shop, anna: Correspondent) -> None:
    await closed_shop(shop)
    anna.writes("Где мой заказ?")
    shop.replies_to(anna, "Уже едет")
    shop.looks()
    assert anna.heard() == ["Уже едет"]


async def test_what_comes_late_sets_off_no_storm(shop: Shop, anna: Correspondent) -> None:
    await closed_shop(shop)
    said_at = shop.clock.now() - timedelta(minutes=11)
    anna.sends(MessageIn("anna:late", anna.author, "anna", sent_at=said_at, text="Где мой заказ?"))
    shop.looks()
    assert anna.heard() == []


async def test_what_waited_here_too_long_is_not_answered_either(shop: Shop, anna: Correspondent) -> None:
    await closed_shop(shop)
    anna.writes("Где мой заказ?")
    shop.clock.move(timedelta(minutes=10))
    shop.looks()
    assert (anna.heard(), shop.rows("SELECT * FROM auto_replies_due")) == ([], [])


async def test_machines_groups_and_codes_of_links_are_left_alone(shop: Shop, anna: Correspondent) -> None:
    await closed_shop(shop, hello=HELLO)
    at = shop.clock.now()
    anna.writes("Я в отпуске", is_automatic=True)
    anna.writes("Мы сами", by_us=True)
    group = Author("chat", "Соседи", is_group=True)
    anna.sends(MessageIn("chat:1", group, "chat", sent_at=at, text="Всем привет"))
    anna.writes("да, это я")
    assert shop.rows("SELECT * FROM auto_replies_due") == []


async def test_spam_hears_nothing(shop: Shop, anna: Correspondent) -> None:
    await closed_shop(shop)
    anna.writes("Купите гараж")
    spam = "UPDATE conversations SET spam = ?"
    shop.writer.write_now(lambda tx: tx.run(spam, (True,)))
    shop.looks()
    assert anna.heard() == []


async def test_whoever_says_our_words_back_is_a_machine(shop: Shop, anna: Correspondent) -> None:
    await closed_shop(shop)
    anna.writes("Добрый вечер")
    shop.looks()
    (ours,) = anna.heard()
    shop.clock.move(timedelta(days=1))
    anna.writes(ours)
    shop.looks()
    assert anna.heard() == [ours]


async def test_two_robots_do_not_talk_for_ever(shop: Shop, anna: Correspondent) -> None:
    """The other one says the same as soon as it hears something, day and night."""
    await shop.keeps_hours()
    await shop.answers(shop.herald, closed=CLOSED)
    for _ in range(24 * 4):
        shop.clock.move(timedelta(hours=1, minutes=1))
        anna.writes("Спасибо за обращение!")
        shop.looks()
    assert len(anna.heard()) == 1


async def test_what_cannot_be_said_stops_nobody_else(shop: Shop, anna: Correspondent) -> None:
    await closed_shop(shop)
    boris = Correspondent(shop, shop.herald, "boris", "Борис")
    anna.writes("Где мой заказ?")
    boris.writes("А мой?")
    gone = "UPDATE identities SET address = NULL WHERE id = ?"
    shop.writer.write_now(lambda tx: tx.run(gone, (anna.identity_id,)))
    shop.looks()
    assert (anna.heard(), len(boris.heard())) == ([], 1)
    assert shop.rows("SELECT * FROM auto_replies_due") == []
