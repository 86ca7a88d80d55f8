"""Whatever has all that Telegram requires of it can be read."""

import json

from aiogram.types import Update

from app.replay.recordings import Recorded
from app.replay.replaying import replay
from connectors.contract import Raw
from tests.replay.conftest import Replayer
from tests.replay.vendor_models import smallest_updates


def test_no_update_with_all_required_fields_is_unsupported(telegram: Replayer) -> None:
    made = dict(smallest_updates())
    for update in made.values():
        Update.model_validate(update)
    assert len(made) > 300
    found = [Recorded(name, Raw(name, json.dumps(update).encode())) for name, update in made.items()]
    with telegram.scratch() as writer:
        lines = [line for some in replay(writer, telegram.connector, found) for line in some]
    assert len(lines) == len(made)
    assert [line for line in lines if line["outcome"] == "unsupported"] == []
    assert [line for line in lines if line["outcome"] == "service" and not line["text"]] == []
