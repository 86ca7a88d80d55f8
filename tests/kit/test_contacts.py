"""Phones and e-mails, as people write them."""

import pytest

from app.kit.email import email_address, emails_in, is_personal_email
from app.kit.phone import is_personal_phone, phones_in


@pytest.mark.parametrize(
    "written",
    [
        "8 (912) 345-67-89",
        "89123456789",
        "79123456789",
        "мой +7 912 345 67 89, звоните после шести",
        "8-912-345-67-89",
        "+7(912)3456789",
        "912 345 67 89",
        "тел.89123456789.",
        "8.912.345.67.89",
        "８９１２３４５６７８９",
        "мой номер: 8 912 345 67 89",
        "заказ 12345, тел 8 912 34-56-789",
    ],
)
def test_a_phone_is_found_however_it_is_written(written: str) -> None:
    assert list(phones_in(written)) == [("+79123456789", "")]


@pytest.mark.parametrize(
    "written",
    [
        "заказ 89123456789",
        "Заказ № 9123456789",
        "трек 80083412345678",
        "карта 4276 1234 5678 9012",
        "2202 2001 2345 6789",
        "4276123456789012",
        "ИНН 7707083893",
        "счёт 40817810099910004312",
        "паспорт 4510 123456",
        "24.12.2026 10:00 — 25.12.2026",
        "итого 10 000 000 000 руб",
        "https://shop.example/o?id=89123456789",
        "8916123456",
        "",
    ],
)
def test_numbers_of_orders_cards_and_papers_are_no_phones(written: str) -> None:
    assert list(phones_in(written)) == []


def test_two_numbers_and_one_of_another_country() -> None:
    written = "8 912 345-67-89 или +375 29 123-45-68, а в Алматы 8 701 234 56 78"
    assert [number for number, _ in phones_in(written)] == ["+79123456789", "+375291234568", "+77012345678"]


def test_an_extension_is_told_apart() -> None:
    assert list(phones_in("8 495 120-45-60 доб. 12")) == [("+74951204560", "12")]


@pytest.mark.parametrize(
    "number", ["+79999999999", "+79121111111", "+79121234567", "+78005553535", "+74950000000", "+18005550199"]
)
def test_what_fills_a_field_or_is_toll_free_is_nobodys(number: str) -> None:
    assert not is_personal_phone(number)


@pytest.mark.parametrize("number", ["+79123456789", "+77012345678", "+375291234568", "+79991234568"])
def test_a_usual_number_may_be_somebodys(number: str) -> None:
    assert is_personal_phone(number)


def test_an_address_is_kept_in_one_spelling() -> None:
    assert email_address(" <Ivan.Petrov@Mail.RU>. ") == "ivan.petrov@mail.ru"
    assert email_address("mailto:a@b.ru") == "a@b.ru"
    assert email_address("ivan@xn--e1afmkfd.xn--p1ai") == "ivan@пример.рф" == email_address("ivan@пример.рф")
    assert email_address("а@mail.ru") is None, "a Cyrillic letter"
    assert email_address("who@localhost") is None


def test_addresses_are_found_among_words() -> None:
    assert list(emails_in("Пишите: Анна <anna@vetrova.ru>, или a.b+c@ya.ru!")) == [
        "anna@vetrova.ru",
        "a.b+c@ya.ru",
    ]
    assert list(emails_in("@anna в телеграме, цена 5@штука")) == []


def test_the_mailbox_of_an_office_is_nobodys() -> None:
    assert not is_personal_email("info@shop.ru")
    assert is_personal_email("anna@vetrova.ru")
