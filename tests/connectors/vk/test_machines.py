"""Another community is answered by people only."""

import json

import pytest

from connectors.contract import MessageIn
from tests.connectors.vk.samples import SHOP


def heard(sender: int) -> MessageIn:
    words = {"date": 1795008760, "from_id": sender, "peer_id": sender, "text": "Добрый день"}
    event = {
        "type": "message_new",
        "event_id": "e1",
        "group_id": 1,
        "object": {"message": words | {"id": 1, "conversation_message_id": 7, "out": 0}},
    }
    (one,) = SHOP.normalise(json.dumps(event).encode())
    assert isinstance(one, MessageIn)
    return one


@pytest.mark.parametrize(("sender", "is_automatic"), [(5, False), (-22, True)])
def test_people_and_communities_are_told_apart(sender: int, is_automatic: bool) -> None:
    assert heard(sender).is_automatic is is_automatic
