"""What strangers try: to guess, to use what is not theirs, to read what others said."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest

from app.clients.contact_points import prove_phone
from app.conversations.outbox import put_reply
from app.conversations.schemas import Reply
from app.db.transaction import Transaction
from app.gluing.certain import glue_on_certain_evidence
from app.gluing.evidence import Evidence
from app.gluing.unglue import unglue
from app.inbound.visitor_history import events_since, newest_messages, told_to_visitor
from app.links.attempts import (
    ASKS_FROM_AN_ADDRESS,
    ASKS_OF_A_VISITOR,
    GUESSES_OF_A_CHAT,
    GUESSES_ON_A_CHANNEL,
    Allowance,
    count,
)
from app.links.sweeping import sweep_links
from app.links.tokens import MARK, fingerprint, shown_code
from connectors.contract import Author
from tests.links.people import HOME, Correspondent, Person, Shop, Visitor


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """Both databases do the same: the other files of this folder try that."""
    return sqlite_url


@pytest.fixture
def oleg(shop: Shop) -> Visitor:
    """Somebody else on the site."""
    oleg = Visitor(shop, shop.site, "oleg-browser")
    oleg.writes("Добрый день")
    return oleg


def wrong(code: str) -> str:
    return shown_code(f"{(int(code) + 1) % 10**8:08d}")


def tries_before(shop: Shop, who: str, allowance: Allowance, left: int) -> None:
    """So many have tried already that only a few more may."""

    def try_them(tx: Transaction) -> None:
        for _ in range(allowance.times - left):
            count(tx, who, allowance, shop.clock.now())

    shop.writer.write_now(try_them)


def test_what_is_kept_opens_nothing(shop: Shop, vera: Visitor) -> None:
    made = vera.gets_link()
    kept = str(shop.rows("SELECT * FROM links")) + str(shop.rows("SELECT body FROM events"))
    assert made.token not in kept
    assert made.code not in kept
    assert shown_code(made.code) not in kept
    assert sha256(made.token.encode()).hexdigest() in kept


def test_a_used_token_is_not_kept_in_the_history(shop: Shop, vera: Visitor, friend: Correspondent) -> None:
    made = vera.gets_link()
    friend.follows(made)
    assert made.token not in str(shop.rows("SELECT service FROM messages"))
    assert made.token not in str(shop.rows("SELECT body FROM events"))


def test_five_wrong_codes_and_even_the_right_one_does_nothing(
    shop: Shop, vera: Visitor, friend: Correspondent
) -> None:
    made = vera.gets_link()
    for _ in range(GUESSES_OF_A_CHAT.times):
        friend.writes(wrong(made.code))
    friend.writes(shown_code(made.code))
    assert friend.heard() == [], "a guesser hears nothing, not even that it was wrong"
    assert shop.state_of(made) == "open"


def test_many_guessers_together_are_counted_together(shop: Shop, vera: Visitor) -> None:
    made = vera.gets_link()
    tries_before(shop, f"guesses-on:{shop.herald.id}", GUESSES_ON_A_CHANNEL, 1)
    guesser = Correspondent(shop, shop.herald, "guesser")
    guesser.writes(wrong(made.code))
    late = Correspondent(shop, shop.herald, "late")
    late.writes(shown_code(made.code))
    assert late.heard() == []
    shop.clock.move(GUESSES_ON_A_CHANNEL.within)
    fresh = vera.gets_link()
    late.writes(shown_code(fresh.code))
    assert len(late.heard()) == 1


def test_a_guessed_token_is_none(vera: Visitor, friend: Correspondent) -> None:
    vera.gets_link()
    friend.follows(MARK + "A" * 32)
    friend.follows("promo")
    assert friend.heard() == []


def test_a_token_works_once(
    shop: Shop, vera: Visitor, vera_there: Correspondent, friend: Correspondent
) -> None:
    made = vera.gets_link()
    vera_there.follows(made)
    friend.follows(made)
    friend.writes("да")
    assert not friend.is_one_with(vera)
    vera_there.writes("да")
    friend.follows(made)
    friend.writes(shown_code(made.code))
    friend.writes("да")
    assert not friend.is_one_with(vera)
    assert len(shop.rows("SELECT id FROM glues")) == 1


def test_a_token_of_one_channel_is_none_on_another(shop: Shop, vera: Visitor) -> None:
    other = shop.opens("messenger", shop.herald.connector or shop.site.connector, None, {})  # type: ignore[arg-type]
    made = vera.gets_link()
    there = Correspondent(shop, other, "pyotr")
    there.follows(made)
    there.writes(shown_code(made.code))
    assert there.heard() == []
    assert shop.state_of(made) == "open"


def test_a_link_sent_on_shows_the_friend_nothing_and_joins_nothing_unasked(
    vera: Visitor, friend: Correspondent
) -> None:
    vera.writes("Мой адрес: Лесная, 5")
    friend.follows(vera.gets_link())
    (question,) = friend.heard()
    assert "Лесная" not in question
    assert "Где мой заказ" not in question
    assert "vera" not in question
    assert not friend.is_one_with(vera)


def test_a_friend_who_says_yes_shows_himself_and_is_put_out_by_one_press(
    vera: Visitor, friend: Correspondent
) -> None:
    friend.writes("Это мой собственный вопрос")
    friend.follows(vera.gets_link())
    friend.presses("Да, это я")
    assert vera.cards() == ["Подключили Вестник: Пётр. Отвечать можно и там, и здесь."]
    assert vera.sees() == ["Где мой заказ?"]
    vera.presses("undo")
    assert not friend.is_one_with(vera)
    assert vera.sees() == ["Где мой заказ?"]


def test_a_stranger_cannot_press_what_is_anothers(
    shop: Shop, vera: Visitor, oleg: Visitor, vera_there: Correspondent
) -> None:
    made = vera.gets_link()
    for act in ("yes", "no", "undo", "ok"):
        oleg.presses_blindly(made.id, act)
    assert shop.state_of(made) == "open"
    vera_there.follows(made)
    vera_there.presses("Да, это я")
    oleg.presses_blindly(made.id, "undo")
    assert vera_there.is_one_with(vera)
    assert oleg.standing()["cards"] == []


def test_the_asker_cannot_say_yes_for_the_other_side(
    shop: Shop, vera: Visitor, friend: Correspondent
) -> None:
    made = vera.gets_link()
    friend.follows(made)
    vera.presses_blindly(made.id, "yes")
    assert shop.state_of(made) == "claimed"
    assert not friend.is_one_with(vera)


def test_somebody_elses_yes_is_not_the_answer(
    shop: Shop, vera: Visitor, vera_there: Correspondent, friend: Correspondent
) -> None:
    made = vera.gets_link()
    vera_there.follows(made)
    friend.writes("да")
    vera_there.writes("да", by_us=True)
    vera_there.writes("да", forwarded_from="Пётр")
    assert shop.state_of(made) == "claimed"


def test_a_button_under_an_older_question_answers_no_newer_one(
    shop: Shop, vera: Visitor, oleg: Visitor, friend: Correspondent
) -> None:
    friend.follows(oleg.gets_link())
    made = vera.gets_link()
    friend.follows(made)
    friend.presses("Да, это я", question=0)
    assert not friend.is_one_with(vera)
    assert not friend.is_one_with(oleg)
    friend.presses("Да, это я", question=1)
    assert friend.is_one_with(vera)


def test_a_group_is_nobody_in_particular(shop: Shop, vera: Visitor) -> None:
    class Group(Correspondent):
        @property
        def author(self) -> Author:
            return Author(self.external_id, self.name, is_group=True)

    group = Group(shop, shop.herald, "family", "Семья")
    made = vera.gets_link()
    group.follows(made)
    group.writes(shown_code(made.code))
    assert shop.state_of(made) == "open"


def test_a_stolen_token_is_dead_after_its_time_and_is_swept(
    shop: Shop, vera: Visitor, friend: Correspondent
) -> None:
    made = vera.gets_link()
    shop.clock.move(timedelta(minutes=15))
    friend.follows(made)
    friend.writes("да")
    assert not friend.is_one_with(vera)
    shop.clock.move(timedelta(days=1, minutes=1))
    shop.writer.write_now(sweep_links, shop.clock.now())
    assert shop.rows("SELECT id FROM links") == []
    assert shop.rows("SELECT who FROM link_attempts") == []


def test_who_asks_too_often_gets_no_more(shop: Shop, vera: Visitor, oleg: Visitor) -> None:
    for _ in range(ASKS_OF_A_VISITOR.times):
        assert vera.asks() is not None
    assert vera.asks() is None
    assert oleg.asks() is not None
    shop.clock.move(ASKS_OF_A_VISITOR.within)
    assert vera.asks() is not None


def test_many_visitors_from_one_address_are_counted_together(
    shop: Shop, vera: Visitor, oleg: Visitor
) -> None:
    cafe = "198.51.100.9"
    tries_before(shop, f"asks:{fingerprint(cafe)}", ASKS_FROM_AN_ADDRESS, 1)
    assert oleg.asks(cafe) is not None
    assert vera.asks(cafe) is None
    assert vera.asks(HOME) is not None


def test_guessing_in_a_browser_is_counted(oleg: Visitor) -> None:
    answers = [oleg.opens_link(MARK + f"{number:032d}") for number in range(22)]
    assert answers[0] == "stale"
    assert answers[-1] == "too_often"


def glued(shop: Shop, one: Person, other: Person) -> int:
    outcome: Any = shop.writer.write_now(
        glue_on_certain_evidence,
        one.identity_id,
        other.identity_id,
        Evidence("deep_link", {}),
        shop.clock.now(),
    )
    return int(outcome.glue_id)


def test_a_browser_reads_only_its_own_before_during_and_after_a_glue(
    shop: Shop, vera: Visitor, oleg: Visitor, friend: Correspondent
) -> None:
    friend.writes("Тайна Петра")
    oleg.writes("Тайна Олега")
    first = glued(shop, vera, friend)
    second = glued(shop, vera, oleg)
    friend.writes("Вторая тайна Петра")
    oleg.writes("Вторая тайна Олега")
    assert vera.sees() == ["Где мой заказ?"]
    shop.writer.write_now(unglue, second, by=None, at=shop.clock.now())
    shop.writer.write_now(unglue, first, by=None, at=shop.clock.now())
    assert vera.sees() == ["Где мой заказ?"]
    assert oleg.sees() == ["Добрый день", "Тайна Олега", "Вторая тайна Олега"]
    with shop.database.snapshot() as connection:
        replayed = events_since(connection, (vera.identity_id,), 0)
    assert replayed is not None
    assert "айна" not in str(told_to_visitor(replayed[1], lambda _: ""))


def test_a_number_typed_changes_nothing_for_who_typed_it(
    shop: Shop, vera: Visitor, friend: Correspondent
) -> None:
    friend.writes("Это мой номер")
    shop.writer.write_now(prove_phone, friend.client_id, "+79161234567", "contact", shop.clock.now())
    vera.writes("+7 916 123-45-67")
    vera.writes("pyotr@shop.example")
    assert not vera.is_one_with(friend)
    assert vera.sees() == ["Где мой заказ?", "+7 916 123-45-67", "pyotr@shop.example"]
    assert vera.cards() == []


def test_facts_that_disagree_refuse_and_tell_us(shop: Shop, vera: Visitor, friend: Correspondent) -> None:
    friend.writes("Здравствуйте")
    undone = glued(shop, vera, friend)
    shop.writer.write_now(unglue, undone, by=shop.operator_id, at=shop.clock.now())
    made = vera.gets_link()
    friend.follows(made)
    friend.presses("Да, это я")
    assert not friend.is_one_with(vera)
    assert shop.state_of(made) == "refused"
    assert "не получилось" in friend.heard()[-1]
    assert vera.cards() == ["Соединить переписки не получилось. Мы посмотрим, в чём дело."]
    lines = shop.rows(
        "SELECT service FROM messages WHERE direction = 'system' AND service LIKE ?", "%link_refused%"
    )
    assert len(lines) == 2
    assert "said_to_differ" in lines[0][0]


def test_a_quote_from_elsewhere_is_for_us_and_not_for_the_browser(
    shop: Shop, vera: Visitor, friend: Correspondent
) -> None:
    friend.writes("Тайна Петра")
    glued(shop, vera, friend)
    said = "SELECT id FROM messages WHERE text = ?"
    for words, key in (("Тайна Петра", "quote-foreign"), ("Где мой заказ?", "quote-own")):
        reply = Reply(
            key=key,
            text=f"Ответ: {key}",
            identity_id=vera.identity_id,
            quotes=shop.rows(said, words)[0][0],
        )
        shop.writer.write_now(
            put_reply,
            shop.rows(
                "SELECT id FROM conversations WHERE client_id = ? AND closed_at IS NULL", vera.client_id
            )[0][0],
            reply,
            operator_id=shop.operator_id,
            outlet_of=shop.desk.carries,
            randomness=shop.desk.randomness,
            reopen_within=timedelta(hours=24),
            at=shop.clock.now(),
        )
    with shop.database.snapshot() as connection:
        shown = newest_messages(connection, (vera.identity_id,), lambda _: "")[0]
        replayed = events_since(connection, (vera.identity_id,), 0)
    assert [message["reply_to"] and message["reply_to"]["text"] for message in shown] == [
        None,
        None,
        "Где мой заказ?",
    ]
    assert replayed is not None
    assert "Тайна" not in str(told_to_visitor(replayed[1], lambda _: ""))
