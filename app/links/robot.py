"""Words that the house says by itself about links.

Each stands for one step of one link, so a step said twice is one message; and since a step is only taken on a link of
ours, on a yes or a no to it, or a few times on one that no longer works, two robots cannot talk each other to death.
"""

from collections.abc import Sequence
from datetime import datetime

from app.conversations.robot_words import say_by_robot
from app.db.transaction import Transaction
from app.links.desk import LinkDesk


def tell(
    tx: Transaction,
    desk: LinkDesk,
    identity_id: int,
    step: str,
    text: str,
    at: datetime,
    *,
    answers: Sequence[str] = (),
) -> int | None:
    """As `say_by_robot`."""
    return say_by_robot(
        tx,
        identity_id,
        step,
        text,
        at,
        outlet_of=desk.carries,
        randomness=desk.randomness,
        answers=answers,
    )
