"""Acts on the wire."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from app.clients.attribute_schemas import TagName
from app.conversations.schemas import ConversationRow, NoteEntity, Priority
from app.kit.wire import Time, Wire

Id = Annotated[int, Field(ge=1, lt=1 << 63)]


class ManyDeed(Wire):
    """Exactly one of these; `add_tags` and `remove_tags` go together."""

    close: bool = False
    reopen: bool = False
    spam: bool = False
    read: bool = False
    snooze_until: Time | None = None
    assignee_id: Id | None = None
    """Null puts back."""
    team_id: Id | None = None
    priority: Priority | None = None
    add_tags: tuple[TagName, ...] = Field(default=(), max_length=20)
    remove_tags: tuple[Id, ...] = Field(default=(), max_length=100)

    @property
    def what(self) -> str:
        return next(iter(self._asked()))

    @model_validator(mode="after")
    def _one_only(self) -> Self:
        if len(self._asked()) != 1:
            raise ValueError("exactly one deed")
        return self

    def _asked(self) -> list[str]:
        plain = [name for name in ("close", "reopen", "spam", "read") if getattr(self, name)]
        given = [name for name in ("snooze_until", "priority") if getattr(self, name) is not None]
        # Null says something here.
        chosen = [name for name in ("assignee_id", "team_id") if name in self.model_fields_set]
        return [*plain, *given, *chosen, *(["tags"] if self.add_tags or self.remove_tags else [])]


class Many(Wire):
    ids: tuple[Id, ...] = Field(min_length=1, max_length=500)
    do: ManyDeed


class RefusedRow(Wire):
    conversation_id: int
    code: str


class ManyDone(Wire):
    done: tuple[ConversationRow, ...]
    refused: tuple[RefusedRow, ...]


class Transfer(Wire):
    """To somebody, to a team, or to somebody of a team; the note is for colleagues."""

    operator_id: Id | None = None
    team_id: Id | None = None
    note: str = Field(default="", max_length=16_000)
    entities: tuple[NoteEntity, ...] = Field(default=(), max_length=500)


class KeptRow(Wire):
    """What was not put back, and who has changed it since; nobody of us, where the client did, or time."""

    conversation_id: int
    changed_by: int | None
    fields: tuple[str, ...]


class Undone(Wire):
    undone: tuple[ConversationRow, ...]
    kept: tuple[KeptRow, ...]


class ActState(Wire):
    """As much as was set, in the words of a ConversationRow."""

    status: str | None = None
    snoozed_until: Time | None = None
    assignee_id: int | None = None
    team_id: int | None = None
    priority: Priority | None = None
    tag_ids: tuple[int, ...] | None = None
    spam: bool | None = None


class ActCard(Wire):
    id: int
    key: str | None
    at: Time
    operator_id: int
    kind: str
    """close, reopen, snooze, wake, assign, team, priority, tags, spam, wanted, transfer, macro."""
    fields: tuple[str, ...]
    before: ActState
    after: ActState
    undone_at: Time | None


class ActPage(Wire):
    """Newest first."""

    acts: tuple[ActCard, ...]
    next: str | None
