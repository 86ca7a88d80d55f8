"""From the site into a messenger: asked first, joined by a yes, taken apart by one press."""

from datetime import timedelta

from app.kit.clock import SetClock
from app.links.tokens import shown_code
from tests.links.people import Correspondent, Shop, Visitor


def test_a_link_followed_and_confirmed_makes_one_history(vera: Visitor, vera_there: Correspondent) -> None:
    made = vera.gets_link()
    vera_there.follows(made)
    assert not vera_there.is_one_with(vera), "nothing is joined before the yes"
    (question,) = vera_there.heard()
    assert "«Лавка»" in question
    assert "«Нет»: ничего не изменится" in question
    vera_there.presses("Да, это я")
    assert vera_there.is_one_with(vera)
    assert "теперь одна переписка" in vera_there.heard()[-1]
    assert vera.cards() == ["Подключили Вестник: Вера Орлова, @vera. Отвечать можно и там, и здесь."]


def test_a_code_pasted_into_the_chat_does_the_same(vera: Visitor, vera_there: Correspondent) -> None:
    made = vera.gets_link()
    vera_there.writes(f" {shown_code(made.code)} ")
    vera_there.writes("да")
    assert vera_there.is_one_with(vera)
    evidence = vera.shop.rows("SELECT evidence FROM glues")
    assert evidence == [("code",)]


def test_a_code_is_a_code_only_when_it_stands_alone(vera: Visitor, vera_there: Correspondent) -> None:
    made = vera.gets_link()
    vera_there.writes(f"мой код {shown_code(made.code)}")
    assert vera_there.heard() == []


def test_a_no_changes_nothing(shop: Shop, vera: Visitor, vera_there: Correspondent) -> None:
    made = vera.gets_link()
    vera_there.follows(made)
    vera_there.presses("Нет")
    assert vera_there.heard()[-1] == "Хорошо, ничего не меняем."
    vera_there.writes("да")
    assert shop.state_of(made) == "declined"
    assert not vera_there.is_one_with(vera)
    assert vera.cards() == []


def test_it_was_not_me_takes_them_apart_with_one_press(
    shop: Shop, vera: Visitor, friend: Correspondent
) -> None:
    made = vera.gets_link()
    friend.follows(made)
    friend.presses("Да, это я")
    assert friend.is_one_with(vera)
    vera.presses("undo")
    assert not friend.is_one_with(vera)
    assert shop.state_of(made) == "undone"
    assert "снова отдельно" in friend.heard()[-1]
    assert vera.cards() == []


def test_what_they_were_told_can_be_put_away(vera: Visitor, vera_there: Correspondent) -> None:
    vera_there.follows(vera.gets_link())
    vera_there.presses("Да, это я")
    vera.presses("ok")
    assert vera.cards() == []
    assert vera_there.is_one_with(vera)


def test_what_is_proved_is_offered_no_more(vera: Visitor, vera_there: Correspondent) -> None:
    assert [offer["label"]["ru"] for offer in vera.standing()["offers"]] == ["Продолжить в Вестник"]
    vera_there.follows(vera.gets_link())
    vera_there.presses("Да, это я")
    assert vera.standing()["offers"] == []


def test_english_is_spoken_to_whoever_speaks_it(shop: Shop, vera: Visitor) -> None:
    ann = Correspondent(shop, shop.herald, "ann", "Ann", language="en-GB")
    ann.follows(vera.gets_link())
    assert "Was it you?" in ann.heard()[0]
    ann.presses("Yes, it is me")
    assert ann.is_one_with(vera)


def test_where_the_messenger_tells_no_language_the_browser_does(shop: Shop, vera: Visitor) -> None:
    somebody = Correspondent(shop, shop.herald, "somebody", language=None)
    somebody.follows(vera.gets_link())
    assert "Это вы?" in somebody.heard()[0]


def test_words_of_the_house_answer_nobody(shop: Shop, vera: Visitor, vera_there: Correspondent) -> None:
    vera_there.writes("Лампа ещё есть?")
    vera_there.follows(vera.gets_link())
    waits = shop.rows("SELECT status FROM conversations WHERE client_id = ?", vera_there.client_id)
    assert waits == [("waiting",)]


def test_a_robot_at_the_other_end_gets_no_conversation(
    shop: Shop, vera: Visitor, friend: Correspondent
) -> None:
    made = vera.gets_link()
    for _ in range(10):
        friend.follows(made)
        friend.writes("Здравствуйте! Я робот.")
        friend.writes("нет")
    # One question, one answer to the no, and three times that the link no longer works.
    assert len(friend.heard()) == 5


def test_a_link_that_was_asked_for_again_ends_the_older(
    shop: Shop, vera: Visitor, vera_there: Correspondent, friend: Correspondent
) -> None:
    first, second = vera.gets_link(), vera.gets_link()
    friend.follows(first)
    friend.writes("да")
    assert not friend.is_one_with(vera)
    vera_there.follows(second)
    vera_there.writes("Да!")
    assert vera_there.is_one_with(vera)


def test_an_end_of_time(vera: Visitor, vera_there: Correspondent, clock: SetClock) -> None:
    made = vera.gets_link()
    clock.move(timedelta(minutes=15))
    vera_there.follows(made)
    assert vera_there.heard() == [
        "Эта ссылка или код уже не действует. Чтобы продолжить здесь, откройте чат на сайте и попросите новую."
    ]
    made = vera.gets_link()
    vera_there.follows(made)
    clock.move(timedelta(minutes=16))
    vera_there.presses("Да, это я")
    assert not vera_there.is_one_with(vera)


def test_who_is_one_already_is_told_so(shop: Shop, vera: Visitor, vera_there: Correspondent) -> None:
    vera_there.follows(vera.gets_link())
    vera_there.presses("Да, это я")
    vera_there.follows(vera.gets_link())
    vera_there.presses("Да, это я")
    assert vera_there.heard()[-1] == "Этот чат уже соединён с вашей перепиской на сайте «Лавка»."
    assert len(shop.rows("SELECT id FROM glues")) == 1
