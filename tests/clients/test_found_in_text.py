"""What of a message may be its writer's own."""

from hypothesis import given
from hypothesis import strategies as st

from app.clients.found_in_text import ContactFound, find_contact_points

PHONE = ContactFound("phone", "+79123456789")


def test_a_phone_and_an_address() -> None:
    found = find_contact_points("телефон:+7-912-345-67-89;почта:a.b@ya.ru, ещё раз 89123456789")
    assert found == (PHONE, ContactFound("email", "a.b@ya.ru"))


def test_what_is_nobodys_is_left_out() -> None:
    assert not find_contact_points("8 800 555-35-35, +7 999 999-99-99, info@shop.ru, 8 495 120-45-60 доб. 12")


def test_a_long_list_is_nobodys_own() -> None:
    assert not find_contact_points(", ".join(f"8 912 345-67-8{last}" for last in range(9)))


@given(st.text(alphabet="0123456789 +-()@.,аbя", max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    for one in find_contact_points(text):
        assert one.value
