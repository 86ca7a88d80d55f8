"""What Anna does without writing."""

from connectors.contract import AT_ARRIVAL, ButtonPress, Deletion, Reachability, Reaction
from tests.connectors.telegram.samples import ANNA, SHOP, heard, message, sample


def test_anna_blocks_us_and_lets_us_in_again() -> None:
    blocked, unblocked = heard("blocked"), heard("unblocked")
    assert isinstance(blocked, Reachability)
    assert isinstance(unblocked, Reachability)
    assert (blocked.reachable, blocked.reason, blocked.author.external_id) == (False, "blocked", ANNA)
    assert (unblocked.reachable, unblocked.reason) == (True, None)
    assert blocked.at < unblocked.at


def test_anna_presses_a_button() -> None:
    pressed = heard("button")
    assert isinstance(pressed, ButtonPress)
    assert (pressed.data, pressed.press_id) == ("order:7:yes", "4382bfdwdsb323b2d9")
    assert (pressed.address, pressed.external_id) == (ANNA, f"{ANNA}:95")
    # Telegram tells when the message was sent, not when the button was pressed.
    assert pressed.at == AT_ARRIVAL


def test_a_button_under_a_message_that_telegram_lost_is_pressed_all_the_same() -> None:
    pressed = heard("button_under_a_lost_message")
    assert isinstance(pressed, ButtonPress)
    assert (pressed.data, pressed.external_id) == ("again", f"{ANNA}:12")


def test_a_reaction_is_all_that_she_has_on_the_message_now() -> None:
    put, taken = heard("reaction"), heard("reaction_taken_back")
    assert isinstance(put, Reaction)
    assert isinstance(taken, Reaction)
    assert (put.external_id, put.emoji) == (f"{ANNA}:95", ("❤", "✨"))
    assert taken.emoji == ()


def test_messages_deleted_in_a_business_chat_are_named_one_by_one() -> None:
    deleted = SHOP.normalise(sample("business_messages_deleted"))
    assert [one.external_id for one in deleted if isinstance(one, Deletion)] == [
        message("business_message").external_id,
        message("business_message_of_the_owner").external_id,
    ]
