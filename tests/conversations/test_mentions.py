"""Boris names colleagues in a note, and they alone hear of it."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import insert, update

from app.conversations.mentioning import mention_counts, see_mentions
from app.conversations.noting import put_note
from app.conversations.schemas import Note, NoteEntity
from app.db.engine import Database
from app.db.tables import Operator, Team, TeamMember
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.kinds import KINDS
from app.gluing.evidence import Evidence
from app.gluing.glue import glue
from app.gluing.unglue import unglue
from app.kit.clock import SetClock
from app.kit.errors import OknoError
from app.kit.json import loads
from tests.access.doors import events_of
from tests.gluing.world import World


class Desk(World):
    """Boris is the operator of the world; Marina and Timur sit beside him."""

    marina = timur = 0

    def seat(self) -> None:
        self.marina = self.do(_hire, "marina", self.now)
        self.timur = self.do(_hire, "timur", self.now)
        self.hears(0)

    def names(
        self, *marks: dict[str, Any], text: str = "@Marina, посмотри", key: str = "note-key"
    ) -> dict[str, Any]:
        """The MessageCard."""
        entities = tuple(NoteEntity(type="mention", offset=0, length=7, **mark) for mark in marks)
        note = Note(key=key, text=text, entities=entities)
        matter = self.newest_conversation(self.client(0))
        return self.do(put_note, matter, note, operator_id=self.operator_id, at=self.now)

    def mentioned(self, operator_id: int) -> dict[str, int]:
        with self.database.snapshot() as connection:
            return mention_counts(connection, operator_id)


def _hire(tx: Transaction, name: str, at: datetime) -> int:
    hired = insert(Operator).values(name=name, email=f"{name}@shop", role="operator", created_at=at)
    return int(tx.connection.execute(hired.returning(Operator.id)).scalar_one())


@pytest.fixture
def desk(database: Database, writer: Writer, clock: SetClock) -> Desk:
    desk = Desk(database, writer, clock)
    desk.open(people=2)
    desk.seat()
    return desk


def test_whoever_is_named_hears_of_it_before_the_note(desk: Desk) -> None:
    with events_of(desk.writer) as told:
        card = desk.names({"operator_id": desk.marina})
    matter = card["conversation_id"]
    assert [(entry.kind, entry.operator_id) for entry in told] == [
        ("mention.added", desk.marina),
        ("message.added", None),
    ]
    assert loads(told[0].body) == {"conversation_id": matter, "message_id": card["id"], "count": 1}
    for entry in told:
        KINDS[entry.kind].body.model_validate_json(entry.body)
    assert card["entities"] == [{"type": "mention", "offset": 0, "length": 7, "operator_id": desk.marina}]
    assert (desk.mentioned(desk.marina), desk.mentioned(desk.timur)) == ({str(matter): 1}, {})


def test_a_note_that_is_repeated_names_nobody_twice(desk: Desk) -> None:
    card = desk.names({"operator_id": desk.marina})
    assert desk.names({"operator_id": desk.marina}) == card
    assert desk.mentioned(desk.marina) == {str(card["conversation_id"]): 1}


def test_what_is_read_is_told_once(desk: Desk) -> None:
    matter = desk.names({"operator_id": desk.marina})["conversation_id"]
    desk.names({"operator_id": desk.marina}, key="another-key")
    assert desk.mentioned(desk.marina) == {str(matter): 2}
    with events_of(desk.writer) as told:
        desk.do(see_mentions, matter, operator_id=desk.marina, at=desk.now)
        desk.do(see_mentions, matter, operator_id=desk.marina, at=desk.now)
    assert [(entry.kind, entry.operator_id) for entry in told] == [("mention.seen", desk.marina)]
    assert desk.mentioned(desk.marina) == {}


def test_a_team_means_everybody_in_it_but_the_author(desk: Desk) -> None:
    team = desk.do(_team, [desk.operator_id, desk.marina, desk.timur], desk.now)
    matter = desk.names({"team_id": team}, {"operator_id": desk.marina})["conversation_id"]
    assert desk.mentioned(desk.marina) == desk.mentioned(desk.timur) == {str(matter): 1}
    assert desk.mentioned(desk.operator_id) == {}


def test_somebody_of_a_team_who_has_left_is_passed_over(desk: Desk) -> None:
    team = desk.do(_team, [desk.marina, desk.timur], desk.now)
    desk.do(_leave, desk.timur, desk.now)
    matter = desk.names({"team_id": team})["conversation_id"]
    assert (desk.mentioned(desk.marina), desk.mentioned(desk.timur)) == ({str(matter): 1}, {})


def test_nobody_is_named_who_cannot_come(desk: Desk) -> None:
    desk.do(_leave, desk.timur, desk.now)
    assert refusal(desk, {"operator_id": desk.timur}) == "operator_disabled"
    assert refusal(desk, {"operator_id": 999}) == "operator_not_found"
    assert refusal(desk, {"team_id": 999}) == "team_not_found"
    desk.do(_demote, desk.marina)
    assert refusal(desk, {"operator_id": desk.marina}) == "operator_may_not_read"


def test_a_mention_is_of_somebody_and_within_the_words(desk: Desk) -> None:
    assert refusal(desk, {}) == "mention_wrong"
    assert refusal(desk, {"operator_id": desk.marina, "team_id": 1}) == "mention_wrong"
    with pytest.raises(OknoError, match="mention_wrong"):
        desk.names({"operator_id": desk.marina}, text="Ай")
    assert desk.mentioned(desk.marina) == {}


def test_formatting_of_a_note_is_kept_where_it_is_known(desk: Desk) -> None:
    entities = (
        NoteEntity(type="bold", offset=0, length=2),
        NoteEntity(type="text_link", offset=0, length=2, url="javascript:alert(1)"),
        NoteEntity(type="blinking", offset=0, length=2),
        NoteEntity(type="bold", offset=1, length=20),
    )
    note = Note(key="formatted", text="Да", entities=entities)
    matter = desk.newest_conversation(desk.client(0))
    card = desk.do(put_note, matter, note, operator_id=desk.operator_id, at=desk.now)
    assert card["entities"] == [{"type": "bold", "offset": 0, "length": 2}]


def test_the_mark_goes_with_the_matter_that_is_joined(desk: Desk) -> None:
    desk.hears(1)
    younger = desk.newest_conversation(desk.client(1))
    note = Note(
        key="note-there",
        text="@Marina",
        entities=(NoteEntity(type="mention", offset=0, length=7, operator_id=desk.marina),),
    )
    desk.do(put_note, younger, note, operator_id=desk.operator_id, at=desk.now)
    older = desk.names({"operator_id": desk.marina})["conversation_id"]
    with events_of(desk.writer) as told:
        act = desk.do(
            glue, desk.client(0), desk.client(1), Evidence("operator"), by=desk.operator_id, at=desk.now
        )
    mine = [(e.kind, loads(e.body)) for e in told if e.kind.startswith("mention.")]
    assert [(kind, body["conversation_id"]) for kind, body in mine] == [
        ("mention.seen", younger),
        ("mention.added", older),
    ]
    assert desk.mentioned(desk.marina) == {str(older): 2}
    assert act.glue_id is not None
    desk.do(unglue, act.glue_id, by=desk.operator_id, at=desk.now)
    assert desk.mentioned(desk.marina) == {str(older): 1, str(younger): 1}


def refusal(desk: Desk, mark: dict[str, Any]) -> str:
    with pytest.raises(OknoError) as refused:
        desk.names(mark, key="refused-key")
    assert desk.rows("SELECT count(*) FROM messages WHERE direction = 'note'")[0][0] == 0
    return refused.value.code


def _team(tx: Transaction, members: list[int], at: datetime) -> int:
    made = insert(Team).values(name="Сборка", created_at=at).returning(Team.id)
    team_id = int(tx.connection.execute(made).scalar_one())
    tx.connection.execute(
        insert(TeamMember), [{"team_id": team_id, "operator_id": member} for member in members]
    )
    return team_id


def _leave(tx: Transaction, operator_id: int, at: datetime) -> None:
    tx.connection.execute(update(Operator).where(Operator.id == operator_id).values(disabled_at=at))


def _demote(tx: Transaction, operator_id: int) -> None:
    tx.connection.execute(update(Operator).where(Operator.id == operator_id).values(role="guest"))
