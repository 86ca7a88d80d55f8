"""Whatever is glued, parted and moved, in whatever order: nothing is lost, doubled, or in two histories."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.clients.changing import change_client
from app.clients.schemas import ClientChange
from app.db.engine import Database
from app.db.writer import Writer
from app.events.log import append
from app.gluing.evidence import Evidence
from app.gluing.glue import glue
from app.gluing.moving import move_identity, move_messages
from app.gluing.schemas import FieldsChosen
from app.gluing.unglue import unglue
from app.kit.clock import SetClock
from app.kit.errors import OknoError
from tests.gluing.books import refuse_disorder
from tests.gluing.world import World

PEOPLE = 4
OPERATOR = Evidence("operator")


@dataclass
class Model:
    """Who holds what: clients hang on others or stand by themselves; words follow accounts, notes stay where they were
    written."""

    above: dict[int, int] = field(default_factory=dict)
    home: dict[int, int] = field(default_factory=dict)
    """Of each person's account."""
    words: dict[str, int] = field(default_factory=dict)
    """By whose account they passed."""
    lent: dict[str, int] = field(default_factory=dict)
    """Words of a shared account that are somebody else's."""
    noted: dict[str, int] = field(default_factory=dict)
    undo: dict[int, tuple[str, int, int, tuple[str, ...]]] = field(default_factory=dict)
    """By act: its kind, whom or what it moved, where that had been, which words."""
    made: dict[int, int] = field(default_factory=dict)
    """By act: the client that was made for it."""
    written: dict[int, list[tuple[int | None, str]]] = field(default_factory=dict)
    """By client: what somebody wrote down as the note, oldest first, and with which glue it was chosen."""

    def root(self, client_id: int) -> int:
        while client_id in self.above:
            client_id = self.above[client_id]
        return client_id

    def histories(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for words, person in self.words.items():
            found[self.root(self.lent.get(words, self.home[person]))].add(words)
        for words, client_id in self.noted.items():
            found[self.root(client_id)].add(words)
        return dict(found)

    def take_back(self, act: int) -> None:
        kind, what, where, words = self.undo.pop(act)
        for client_id, notes in self.written.items():
            self.written[client_id] = [one for one in notes if one[0] != act]
        if kind == "glue":
            del self.above[what]
        elif kind == "account":
            self.home[what] = where
        else:
            for one in words:
                del self.lent[one]


@dataclass
class Play:
    """Chance decides what happens; the model says what must be found then."""

    world: World
    chance: random.Random
    model: Model = field(default_factory=Model)
    told: list[str] = field(default_factory=list)
    """What happened, for whoever wants to know why."""

    def begin(self) -> None:
        for person in range(PEOPLE):
            words = self.world.hears(person)
            self.model.home[person] = self.world.client(person)
            self.model.words[words] = person

    def act(self) -> None:
        acts = [
            self.hears,
            self.hears,
            self.replies,
            self.notes,
            self.closes,
            self.corrects,
            self.glues,
            self.glues,
            self.undoes,
            self.moves_account,
            self.moves_words,
        ]
        self.chance.choice(acts)()

    def hears(self) -> None:
        person = self.chance.randrange(PEOPLE)
        late = self.chance.choice([timedelta(), timedelta(), timedelta(minutes=5), timedelta(hours=30)])
        if self.chance.random() < 0.1:
            self.world.clock.move(timedelta(hours=self.chance.choice([2, 30])))
        self.model.words[self.world.hears(person, late)] = person
        self.told.append(f"hears {person}")

    def replies(self) -> None:
        person = self.chance.randrange(PEOPLE)
        self.model.words[self.world.replies(person)] = person
        self.told.append(f"replies {person}")

    def notes(self) -> None:
        client_id = self.world.client(self.chance.randrange(PEOPLE))
        if self.world.has_matter(client_id):
            self.model.noted[self.world.notes(client_id)] = client_id
            self.told.append(f"notes {client_id}")

    def closes(self) -> None:
        client_id = self.world.client(self.chance.randrange(PEOPLE))
        self.world.closes(client_id)
        self.told.append(f"closes {client_id}")

    def corrects(self) -> None:
        client_id = self.world.client(self.chance.randrange(PEOPLE))
        note = f"card {len(self.told)}"
        self.world.do(change_client, client_id, ClientChange(note=note), self.world.now)
        self.model.written.setdefault(client_id, []).append((None, note))
        self.told.append(f"corrects {client_id}: {note}")

    def glues(self) -> None:
        one, other = (self.world.client(self.chance.randrange(PEOPLE)) for _ in "ab")
        survivor = self.chance.choice([None, one, other])
        note = f"chosen {len(self.told)}"
        choices = self.chance.choice([None, FieldsChosen(note=note)])
        by, at = self.world.operator_id, self.world.now
        glued = self.world.do(glue, one, other, OPERATOR, by=by, at=at, survivor=survivor, choices=choices)
        if glued.is_new and choices is not None:
            self.model.written.setdefault(glued.client_id, []).append((glued.glue_id, note))
        self.told.append(f"glues {one} {other} into {glued.client_id}")
        if glued.is_new and glued.glue_id is not None:
            absorbed = other if glued.client_id == one else one
            self.model.above[absorbed] = glued.client_id
            self.model.undo[glued.glue_id] = ("glue", absorbed, glued.client_id, ())

    def undoes(self) -> None:
        if self.model.undo:
            act = self.chance.choice(sorted(self.model.undo))
            self.told.append(f"undoes {act}: {self.model.undo[act]}")
            self.world.do(unglue, act, by=None, at=self.world.now)
            self.model.take_back(act)
            self._follow_the_emptied(act)

    def moves_account(self) -> None:
        person = self.chance.randrange(PEOPLE)
        if any(undo[:2] == ("account", person) for undo in self.model.undo.values()):
            return
        identity_id, owner = self.world.identity(person)
        to = self.chance.choice([None, self.world.client(self.chance.randrange(PEOPLE))])
        act = self._allowed(lambda: self._move_account(identity_id, to))
        if act is None:
            return
        self.told.append(f"moves account {person} of {owner} to {to}: act {act}")
        self.model.undo[act] = ("account", person, self.model.home[person], ())
        self.model.home[person] = self._made_by(act, to)

    def moves_words(self) -> None:
        person = self.chance.randrange(PEOPLE)
        identity_id, owner = self.world.identity(person)
        run = self.world.rows(
            "SELECT m.id, m.text FROM messages AS m JOIN identities AS i ON i.strand_id = m.strand_id"
            " WHERE i.id = ? ORDER BY m.order_at, m.id",
            identity_id,
        )
        if not run:
            return
        first, last = sorted(self.chance.randrange(len(run)) for _ in "ab")
        to = self.chance.choice([None, self.world.client(self.chance.randrange(PEOPLE))])
        ends = run[first][0], run[last][0]
        act = self._allowed(lambda: self._move_words(owner, *ends, to))
        if act is None:
            return
        words = tuple(text for _, text in run[first : last + 1])
        self.told.append(f"moves words {words} of {owner} to {to}: act {act}")
        self.model.undo[act] = ("words", 0, 0, words)
        made = self._made_by(act, to)
        for one in words:
            self.model.lent[one] = made

    def _allowed(self, move: Callable[[], int]) -> int | None:
        """The act, unless there was nowhere to go."""
        try:
            return move()
        except OknoError as refusal:
            if refusal.code not in {"same_client", "only_account"}:
                raise
            return None

    def _move_account(self, identity_id: int, to: int | None) -> int:
        by, at = self.world.operator_id, self.world.now
        return self.world.do(move_identity, identity_id, to, by=by, at=at)

    def _move_words(self, owner: int, first_id: int, last_id: int, to: int | None) -> int:
        by, at = self.world.operator_id, self.world.now
        return self.world.do(move_messages, owner, first_id, last_id, to, by=by, at=at)

    def _made_by(self, act: int, to: int | None) -> int:
        """The client that was made for a move, who hangs on the one it was made for."""
        made: int = max(row[0] for row in self.world.rows("SELECT id FROM clients"))
        if to is not None:
            self.model.above[made] = to
        self.model.made[act] = made
        return made

    def _follow_the_emptied(self, act: int) -> None:
        """A client made for a move that is taken back hangs on whoever got it back; nothing but notes is left there."""
        made = self.model.made.pop(act, None)
        if made is None:
            return
        self.model.above.pop(made, None) if not self._was_glued_since(made) else None
        above = self.world.rows("SELECT glued_into_id FROM clients WHERE id = ?", made)[0][0]
        if above is not None:
            self.model.above[made] = above

    def _was_glued_since(self, client_id: int) -> bool:
        return any(undo[:2] == ("glue", client_id) for undo in self.model.undo.values())

    def look(self) -> None:
        found = self.world.all_words()
        story = "\n".join(self.told)
        assert found == self.model.histories(), story
        cards = dict(self.world.rows("SELECT id, note FROM clients WHERE note IS NOT NULL"))
        written = {client_id: notes[-1][1] for client_id, notes in self.model.written.items() if notes}
        assert cards == written, story
        try:
            refuse_disorder(self.world)
        except AssertionError as disorder:
            raise AssertionError(f"{disorder}\n{story}") from disorder


@contextmanager
def house(url: str) -> Iterator[World]:
    database = Database(url)
    with Writer(database, append).running() as writer:
        world = World(database, writer, SetClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC)))
        world.open(PEOPLE)
        yield world
    database.close()


# What fails is told as it is: making it smaller would take longer than a test may.
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(chance=st.randoms(use_true_random=False))
def test_nothing_is_lost(
    migrated_template: Path, tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    file = tmp_path_factory.mktemp("play") / "okno.db"
    file.write_bytes(migrated_template.read_bytes())
    with house(f"sqlite:///{file}") as world:
        _play(world, chance, acts=30)


@pytest.mark.parametrize("seed", range(2))
def test_nothing_is_lost_on_postgres(postgres_url: str, seed: int) -> None:
    with house(postgres_url) as world:
        _play(world, random.Random(seed), acts=30)


def _play(world: World, chance: random.Random, acts: int) -> None:
    play = Play(world, chance)
    play.begin()
    for _ in range(acts):
        play.act()
        play.look()
    for _ in range(len(play.model.undo)):
        play.undoes()
        play.look()
