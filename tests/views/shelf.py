"""A list with rows of every sort, put down without any history."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from app.conversations.view_counts import keep_recounted
from app.db.tables import (
    Client,
    Conversation,
    ConversationTag,
    Mention,
    Operator,
    Tag,
    Team,
)
from app.db.transaction import Transaction

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
OPERATORS, TEAMS, TAGS, CHANNELS = (1, 2), (1, 2), (1, 2, 3), (1, 2)


def fill(tx: Transaction, chance: random.Random, count: int) -> None:
    """Conversations 1 to `count`, several at each moment, so that ids decide too."""
    run = tx.connection.execute
    run(
        insert(Operator),
        [
            {"name": f"o{n}", "email": f"o{n}@x.example", "role": "operator", "created_at": NOON}
            for n in OPERATORS
        ],
    )
    run(insert(Team), [{"name": f"team {n}", "created_at": NOON} for n in TEAMS])
    run(insert(Tag), [{"name": f"tag {n}"} for n in TAGS])
    run(
        insert(Client),
        [{"id": n, "name": f"c{n}", "search_name": f"c{n}", "created_at": NOON} for n in range(1, count + 1)],
    )
    run(insert(Conversation), [_conversation(chance, n) for n in range(1, count + 1)])
    tagged = [
        {"conversation_id": n, "tag_id": tag_id}
        for n in range(1, count + 1)
        for tag_id in TAGS
        if chance.random() < 0.3
    ]
    run(insert(ConversationTag), tagged)
    named = [
        {
            "operator_id": chance.choice(OPERATORS),
            "message_id": 1_000 + number,
            "conversation_id": chance.randrange(1, count + 1),
            "at": NOON,
            "seen_at": chance.choice([None, None, NOON]),
        }
        for number in range(count // 3)
    ]
    run(insert(Mention), named)
    keep_recounted(tx)


def _conversation(chance: random.Random, number: int) -> dict[str, Any]:
    status = chance.choice(["open", "waiting", "waiting", "snoozed", "closed"])
    last_at = NOON - timedelta(minutes=chance.randrange(20))
    waits = status == "waiting" or (status == "snoozed" and chance.random() < 0.5)
    joined = status == "closed" and number > 1 and chance.random() < 0.2
    return {
        "id": number,
        "client_id": number,
        "status": status,
        "assignee_id": chance.choice([None, *OPERATORS]),
        "team_id": chance.choice([None, *TEAMS]),
        "channel_id": chance.choice(CHANNELS),
        "priority": chance.choice([0, 1, 1, 1, 2, 3]),
        "snoozed_until": NOON if status == "snoozed" else None,
        "waiting_since": last_at - timedelta(minutes=chance.randrange(5)) if waits else None,
        "last_at": last_at,
        "created_at": NOON,
        "closed_at": last_at if status == "closed" else None,
        "close_reason": ("joined" if joined else "operator") if status == "closed" else None,
        "joined_into_id": number - 1 if joined else None,
        "preview": '{"direction":"in","text":"","kind":null}',
        "spam": chance.random() < 0.1,
    }
