"""The local VK and the house remember the same conversations."""

from datetime import datetime, timedelta, timezone

import pytest

from app.seed.cast import load_cast
from app.seed.planting_script import lines_in_order
from app.seed.roles import Cast
from tests.demo.past_vk import remember_vk
from tests.doubles.vk.double import VkDouble

NOON = datetime(2027, 3, 11, 12, 0, tzinfo=timezone(timedelta(hours=3)))
RITA = 990100044


@pytest.fixture(scope="module")
def cast() -> Cast:
    return load_cast(NOON)


@pytest.fixture(scope="module")
def vk(cast: Cast) -> VkDouble:
    double = VkDouble(seed=1)
    remember_vk(double.world, cast, NOON)
    return double


def test_each_message_has_the_number_that_the_house_gives_it(vk: VkDouble, cast: Cast) -> None:
    accounts = {
        identity.key: int(identity.external_id)
        for client in cast.clients
        for identity in client.identities
        if identity.channel == "group"
    }
    said = {
        (accounts[line.message.via], line.number): line.message.words
        for line in lines_in_order(cast, NOON)
        if line.message.via in accounts and line.number is not None
    }
    conversations = vk.world.memory.conversations
    assert {
        (peer, number): message.text
        for peer, conversation in conversations.items()
        for number, message in conversation.messages.items()
    } == said
    assert set(conversations) == set(accounts.values())


def test_an_album_of_ours_is_one_message_there(vk: VkDouble) -> None:
    album = vk.world.memory.conversations[RITA].last
    assert album is not None
    assert album.is_out
    assert [attachment["type"] for attachment in album.attachments] == ["photo", "photo"]


def test_what_they_have_read_the_community_knows(vk: VkDouble) -> None:
    conversation = vk.world.memory.conversations[RITA]
    assert conversation.out_read == conversation.last_cmid
    assert conversation.unread_count == 0


def test_the_community_is_told_nothing_of_the_past(vk: VkDouble) -> None:
    assert vk.events == []
    assert vk.sends == []
