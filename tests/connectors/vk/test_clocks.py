"""What VK's clock says is taken as far as it can be a time."""

import json
from datetime import UTC, datetime

import pytest

from connectors.contract import AT_ARRIVAL, MessageIn
from tests.connectors.vk.samples import SHOP, sample_json


@pytest.mark.parametrize(
    ("date", "sent_at"),
    [
        (1795335967, datetime.fromtimestamp(1795335967, UTC)),
        (2**31, datetime.fromtimestamp(2**31, UTC)),
        (0, AT_ARRIVAL),
        (-5, AT_ARRIVAL),
        (None, AT_ARRIVAL),
        ("yesterday", AT_ARRIVAL),
        (1795335967000, AT_ARRIVAL),
    ],
    ids=["now", "2038", "zero", "before", "none", "words", "milliseconds"],
)
def test_a_moment_is_seconds_of_utc_or_the_arrival(date: object, sent_at: datetime) -> None:
    event = sample_json("text")
    event["object"]["message"]["date"] = date
    (told,) = SHOP.normalise(json.dumps(event).encode())
    assert isinstance(told, MessageIn)
    assert told.sent_at == sent_at
