"""Gluing on the wire."""

from typing import Literal

from pydantic import Field

from app.clients.schemas import AttributeText, ClientBrief, ClientCard, FieldChoice
from app.conversations.schemas import ConversationRow, MessageCard
from app.gluing.evidence import Grade, Kind
from app.kit.wire import Time, Wire


class EvidenceCard(Wire):
    kind: Kind
    grade: Grade
    params: dict[str, str]


class GlueCard(Wire):
    """One act of joining or splitting."""

    id: int
    act: Literal["glue", "move_identity", "move_messages"]
    evidence: EvidenceCard
    absorbed: ClientBrief
    """Whose history went over; of a move, whose it was."""
    into: ClientBrief
    """Who took it over."""
    operator_id: int | None
    """Null: the house itself, on certain evidence."""
    at: Time
    undone_at: Time | None
    undone_by: int | None
    undone_because: Literal["visitor", "messenger"] | None
    """Nobody of us took it back: somebody said «it was not me», in a browser on the site or in a messenger."""
    undoable: bool
    chosen: dict[str, str | None]
    """By field, what was chosen to be shown with it; `attributes.city` is an attribute."""


class Objection(Wire):
    """Why two should stay apart. One that is `final` forbids gluing altogether; another only warns a person."""

    code: Literal["same_client", "different_signed_users", "different_own_numbers", "group", "said_to_differ"]
    final: bool
    params: dict[str, str]


class Side(Wire):
    """One of the two, in short."""

    client: ClientBrief
    card: ClientCard
    message_count: int
    """Messages of theirs, without our own."""
    open_conversation: ConversationRow | None


class GluePreview(Wire):
    """What would happen."""

    survivor: Side
    absorbed: Side
    identities: int
    """Accounts that go over."""
    conversations: int
    messages: int
    """Messages of theirs in the history that goes over."""
    fields: tuple[FieldChoice, ...]
    """Where the two say different things."""
    joins: bool
    """Both have an open conversation, so the younger is joined into the older."""
    stays: ConversationRow | None
    """The one that stays open."""
    objections: tuple[Objection, ...]


class FieldsChosen(Wire):
    """What the card of the one who stays shows since the glue, where the two differ. A field left out stays; undoing
    the glue gives back what stood there, unless somebody has written over it since."""

    given_name: str | None = Field(default=None, max_length=200)
    note: str | None = Field(default=None, max_length=10_000)
    attributes: dict[str, AttributeText | None] | None = None


class GlueWith(Wire):
    """Another client who is the same person. The older stays, unless `survivor` says which of the two."""

    client_id: int = Field(ge=1, lt=1 << 63)
    survivor: int | None = Field(default=None, ge=1, lt=1 << 63)
    choices: FieldsChosen | None = None
    """Needs the right to change clients as well."""


class IdentityMove(Wire):
    """To whom an account really belongs; null makes a new client of it."""

    client_id: int | None = Field(default=None, ge=1, lt=1 << 63)


class MessageMove(Wire):
    """A range of one account's messages, both ends included, that are somebody else's; null makes a new client."""

    first_id: int = Field(ge=1, lt=1 << 63)
    last_id: int = Field(ge=1, lt=1 << 63)
    client_id: int | None = Field(default=None, ge=1, lt=1 << 63)


class Regrouped(Wire):
    """A client after a glue or a split: their matters, and the newest page of their history."""

    client: ClientBrief
    conversation_ids: tuple[int, ...]
    """Matters that are theirs since now."""
    messages: tuple[MessageCard, ...]
    """Oldest first."""
    before: str | None
    """Cursor of what lies further back."""
    conversations: tuple[ConversationRow, ...]
    """The matters these messages belong to."""


class ClientsRegrouped(Wire):
    glue: GlueCard
    clients: tuple[Regrouped, ...]
    gone: dict[int, int]
    """Clients whose history another one holds since now."""
