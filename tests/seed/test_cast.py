"""Clients who seem to be real: each with words of their own."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import msgspec
import pytest

from app.seed.cast import load_cast
from app.seed.mark import Mark
from app.seed.phrasebook import sentences
from app.seed.reading import Miscast
from app.seed.rehearsal import rehearse
from app.seed.roles import Cast, Client, Conversation, Entity, Identity, Message
from app.seed.things import Photo, Sticker

MOSCOW = timezone(timedelta(hours=3))
NOON = datetime(2027, 3, 11, 12, 0, tzinfo=MOSCOW)
TODAY = Mark(0, -8 * 60)


@pytest.fixture(scope="module")
def cast() -> Cast:
    return load_cast(NOON)


def texts_of(client: Client) -> Iterator[str]:
    for message in messages_of(client):
        yield message.text
        yield from (edit.text for edit in message.edits)


def messages_of(client: Client) -> Iterator[Message]:
    return (message for conversation in client.conversations for message in conversation.messages)


def client_called(name: str, cast: Cast) -> Client:
    return next(client for client in cast.clients if client.name == name)


def test_more_than_forty_clients_have_come(cast: Cast) -> None:
    names = {client.name for client in cast.clients}
    assert len(names) == len(cast.clients) > 40


def test_no_two_clients_share_a_sentence(cast: Cast) -> None:
    said_to: defaultdict[str, set[str]] = defaultdict(set)
    for client in cast.clients:
        for text in texts_of(client):
            for sentence in sentences(text):
                said_to[sentence].add(client.key)
    assert not {sentence: clients for sentence, clients in said_to.items() if len(clients) > 1}


def test_no_two_clients_share_a_message_even_of_one_word(cast: Cast) -> None:
    said_to: defaultdict[str, set[str]] = defaultdict(set)
    for client in cast.clients:
        for text in texts_of(client):
            said_to[text.casefold().strip(" .!?…")].add(client.key)
    del said_to[""]
    assert not {text: clients for text, clients in said_to.items() if len(clients) > 1}


def test_a_sentence_is_known_again_in_other_clothes() -> None:
    assert sentences("Ещё раз, Анна!\nСпасибо.") == sentences("еще раз анна…") == ["еще раз анна"]


def test_less_than_half_of_the_clients_have_written_today(cast: Cast) -> None:
    today = [client for client in cast.clients if any(message.at >= TODAY for message in messages_of(client))]
    assert 12 <= len(today) < len(cast.clients) / 2


def test_several_clients_wait_for_us_some_of_them_long(cast: Cast) -> None:
    waiting = [
        conversation.messages[-1].at
        for client in cast.clients
        for conversation in client.conversations
        if conversation.status == "waiting"
    ]
    minutes = sorted(-mark.minute for mark in waiting if mark.day == 0)
    assert {2, 14, 70, 180} <= set(minutes)


def test_the_inbox_shows_every_state_of_a_conversation(cast: Cast) -> None:
    conversations = [conversation for client in cast.clients for conversation in client.conversations]
    assert {conversation.status for conversation in conversations} == {"open", "waiting", "snoozed", "closed"}
    not_closed = [conversation for conversation in conversations if conversation.status != "closed"]
    assert any(conversation.assignee is None for conversation in not_closed)
    assert {conversation.assignee for conversation in not_closed} >= {"boris", "marina", "timur", "kate"}


def test_veronika_sends_an_album_of_four(cast: Cast) -> None:
    veronika = client_called("Вероника Лесная", cast)
    album = [message for message in messages_of(veronika) if message.album]
    assert [type(message.attachments[0]) for message in album] == [Photo] * 4


def test_stanislav_has_blocked_the_bot_and_reads_us_elsewhere(cast: Cast) -> None:
    stanislav = client_called("Станислав Мороз", cast)
    assert [identity.reachable for identity in stanislav.identities] == [False, True]
    refused, answered = [m for m in messages_of(stanislav) if m.kind == "out"][-3:-1]
    assert (refused.refusal, answered.via) == ("blocked", "stanislav-moroz-vk")


def test_katya_and_ekaterina_look_alike_and_stay_two(cast: Cast) -> None:
    (pair,) = cast.house.lookalikes
    katya, ekaterina = client_called("Катя Иванова", cast), client_called("Екатерина Иванова", cast)
    assert (pair.one, pair.other) == (katya.key, ekaterina.key)
    assert katya.contact_points[0].value == ekaterina.contact_points[0].value


def test_nothing_lies_ahead_of_now_just_after_midnight() -> None:
    now = datetime(2027, 1, 1, 0, 5, tzinfo=MOSCOW)
    moments = [message.at.on(now) for client in load_cast(now).clients for message in messages_of(client)]
    assert max(moments) <= now


@pytest.mark.parametrize("hour", [0, 7, 8, 23])
def test_every_history_keeps_its_order_at_any_hour(cast: Cast, hour: int) -> None:
    now = NOON.replace(hour=hour)
    for client in cast.clients:
        moments = [message.at.on(now) for message in messages_of(client)]
        assert moments == sorted(moments), client.key


MARGO = Client(
    key="margo",
    name="Марго",
    avatar_hue=10,
    language="ru",
    identities=(Identity(key="margo-tg", channel="bot", external_id="1", display_name="Марго"),),
)
HELLO = Message(at=Mark(-2, 600), kind="in", by="margo-tg", via="margo-tg", text="Можно 👨‍👩‍👧 скидку?")
ANSWER = Message(at=Mark(-2, 610), kind="out", by="boris", via="margo-tg", text="Можно", delivery="sent")
REFUSED = msgspec.structs.replace(ANSWER, delivery="failed", refusal="privacy")


@pytest.mark.parametrize(
    ("message", "complaint"),
    [
        (msgspec.structs.replace(HELLO, by="nobody"), "in cannot be by nobody"),
        (msgspec.structs.replace(HELLO, reply_to="k9"), "answers k9"),
        (msgspec.structs.replace(HELLO, text=""), "says nothing"),
        (msgspec.structs.replace(HELLO, at=Mark(0, 5)), "ahead of now"),
        (msgspec.structs.replace(HELLO, deleted=Mark(-3, 0)), "out of order"),
        (msgspec.structs.replace(HELLO, attachments=(Photo(name="a.jpg", scene="whale"),)), "draw whale"),
        (msgspec.structs.replace(HELLO, entities=(Entity("bold", 20, 9),)), "outside the text"),
        (msgspec.structs.replace(HELLO, entities=(Entity("bold", 6, 1),)), "cuts a character in two"),
        (msgspec.structs.replace(HELLO, entities=(Entity("text_link", 0, 5),)), "has an address"),
        (msgspec.structs.replace(ANSWER, delivery=None), "always has a state"),
        (msgspec.structs.replace(ANSWER, delivery="failed"), "says why"),
        (msgspec.structs.replace(ANSWER, delivery="retry", refusal="network"), "says when"),
        (msgspec.structs.replace(ANSWER, by="owner", delivery=None), "cannot be by owner"),
        (msgspec.structs.replace(HELLO, presses="k9"), "answers k9"),
        (msgspec.structs.replace(HELLO, speaker="Вера"), "nowhere else"),
        (msgspec.structs.replace(HELLO, attachments=(Sticker(emoji="🐳", drawing="whale"),)), "draw whale"),
    ],
)
def test_a_message_that_does_not_hold_together_is_named(cast: Cast, message: Message, complaint: str) -> None:
    spoiled = Conversation("waiting" if message.kind == "in" else "open", (message,))
    with pytest.raises(Miscast, match=f"margo: .*{complaint}"):
        rehearse(cast_with(spoiled, cast=cast))


@pytest.mark.parametrize(
    ("conversations", "complaint"),
    [
        ((Conversation("open", (HELLO,)),), "is open, but the last word was in"),
        ((Conversation("open", (HELLO, REFUSED)),), "is open, but the last word was in"),
        ((Conversation("closed", (HELLO, ANSWER)),), "must be closed at some moment"),
        ((Conversation("snoozed", (HELLO, ANSWER)),), "must be snoozed until"),
        ((Conversation("open", (HELLO, ANSWER), assignee="gena"),), "assigned to gena"),
        ((Conversation("open", (HELLO, ANSWER)), Conversation("waiting", (HELLO,))), "another follows"),
    ],
)
def test_a_conversation_in_no_possible_state_is_named(
    cast: Cast, conversations: tuple[Conversation, ...], complaint: str
) -> None:
    with pytest.raises(Miscast, match=complaint):
        rehearse(cast_with(*conversations, cast=cast))


def test_a_conversation_that_would_have_reopened_the_one_before_is_named(cast: Cast) -> None:
    closed = Conversation("closed", (HELLO, ANSWER), closed_at=Mark(-2, 700), closed_by="boris")
    too_soon = Conversation("waiting", (msgspec.structs.replace(HELLO, at=Mark(-1, 600)),))
    with pytest.raises(Miscast, match="would reopen the one before"):
        rehearse(cast_with(closed, too_soon, cast=cast))


def test_margo_alone_is_welcome(cast: Cast) -> None:
    rehearse(cast_with(Conversation("open", (HELLO, ANSWER), assignee="boris"), cast=cast))


def cast_with(*conversations: Conversation, cast: Cast) -> Cast:
    return Cast(
        house=msgspec.structs.replace(cast.house, lookalikes=()),
        clients=(msgspec.structs.replace(MARGO, conversations=conversations),),
    )
