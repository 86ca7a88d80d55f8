"""The matters of the clients in hand, as they are changed by joining and parting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.conversations.closing import close_again
from app.conversations.opening import conversation_by_id
from app.conversations.records import CONVERSATION_COLUMNS, Conversation
from app.conversations.saving import save_conversations
from app.db.transaction import Transaction
from app.gluing.tails import Tail, read_tail, stored_tail, together, write_tail
from app.kit.errors import not_found


@dataclass(slots=True)
class Matters:
    """Every open or joined matter of some clients, and those that took others over, locked."""

    tx: Transaction
    by_id: dict[int, Conversation] = field(default_factory=dict)
    own_inbound: dict[int, int] = field(default_factory=dict)
    """Words of the client in the matter itself, without those of matters joined into it."""
    stale: set[int] = field(default_factory=set)
    """Matters whose own messages must be read anew."""
    left: set[int] = field(default_factory=set)
    """Matters that messages have left for another client's."""
    heirs: set[tuple[int, int]] = field(default_factory=set)
    """From which matter messages went into which."""
    freed: set[int] = field(default_factory=set)
    """Matters that are open again after they had been joined."""
    changed: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, tx: Transaction, client_ids: Iterable[int], also: Iterable[int] = ()) -> "Matters":
        matters = cls(tx)
        marks = ", ".join("?" * len(clients := sorted(set(client_ids))))
        lock = "" if tx.on_sqlite else " ORDER BY id FOR UPDATE"
        rows = tx.run(
            f"SELECT {CONVERSATION_COLUMNS} FROM conversations WHERE client_id IN ({marks})"
            f" AND (closed_at IS NULL OR joined_into_id IS NOT NULL){lock}",
            tuple(clients),
        )
        for row in rows:
            conversation = Conversation.from_row(tx, row)
            matters.by_id[conversation.id] = conversation
        for conversation_id in also:
            matters.get(conversation_id)
        for conversation in list(matters.by_id.values()):
            matters._reach_up(conversation)
        for conversation in matters.by_id.values():
            joined = sum(child.inbound_count for child in matters.joined_into(conversation.id))
            matters.own_inbound[conversation.id] = conversation.inbound_count - joined
        return matters

    def get(self, conversation_id: int) -> Conversation:
        if conversation_id not in self.by_id:
            found = conversation_by_id(self.tx, conversation_id)
            if found is None:
                raise not_found("conversation")
            self.by_id[conversation_id] = found
            self._reach_down(found)
            joined = sum(child.inbound_count for child in self.joined_into(conversation_id))
            self.own_inbound[conversation_id] = found.inbound_count - joined
        return self.by_id[conversation_id]

    def add(self, conversation: Conversation) -> None:
        self.by_id[conversation.id] = conversation
        self.own_inbound[conversation.id] = conversation.inbound_count

    def open_of(self, client_id: int) -> list[Conversation]:
        return [c for c in self.by_id.values() if c.client_id == client_id and not c.is_closed]

    def joined_into(self, conversation_id: int) -> list[Conversation]:
        found = [c for c in self.by_id.values() if c.joined_into_id == conversation_id]
        return sorted(found, key=lambda c: c.id)

    def went_over(self, conversation_ids: Sequence[int], client_id: int) -> None:
        """The database has them re-pointed."""
        for conversation_id in set(conversation_ids) & self.by_id.keys():
            self.by_id[conversation_id].client_id = client_id

    def join(self, younger: Conversation, older: Conversation, after: int, at: datetime) -> None:
        """Its messages stay where they are, and it keeps the state it is in, for the day it is opened again."""
        younger.closed_at = younger.closed_at or at
        younger.status = "closed"
        younger.close_reason = "joined"
        younger.joined_into_id = older.id
        younger.joined_after = after
        self.changed |= {younger.id, older.id}

    def part(self, joined: Conversation) -> None:
        """Open again, in the state it was in."""
        if joined.joined_into_id is not None:
            self.changed.add(joined.joined_into_id)
            self.stale.add(joined.joined_into_id)
        joined.closed_at = joined.close_reason = None
        joined.joined_into_id = joined.joined_after = None
        self.freed.add(joined.id)
        joined.status = "snoozed" if joined.snoozed_until is not None else "open"
        self.changed.add(joined.id)

    def gain(self, conversation_id: int, inbound: int) -> None:
        """Messages have come (or gone, with a negative count) of which so many are the client's."""
        self.get(conversation_id)
        self.own_inbound[conversation_id] += inbound
        self.stale.add(conversation_id)

    def settle(self, now: int, at: datetime) -> None:
        """Bring every row that is touched up to what its messages say, those joined before those that took them."""
        took_over: list[int] = []
        for conversation_id in self._from_the_leaves():
            conversation = self.by_id[conversation_id]
            if conversation_id in self.stale:
                was_open = not conversation.is_closed
                own = self._write_row(conversation)
                self._let_rest(conversation, own, now, at)
                if was_open and conversation.joined_into_id is not None:
                    took_over += self._above(conversation_id)
            elif not conversation.is_closed and conversation.status != "snoozed":
                conversation.status = "waiting" if conversation.waiting_since is not None else "open"
        for conversation_id in dict.fromkeys(took_over):
            self.stale.add(conversation_id)
            self._write_row(self.by_id[conversation_id])

    def _write_row(self, conversation: Conversation) -> Tail:
        """What its own messages say, without those of matters joined into it."""
        strands = self.tx.run(
            "SELECT id FROM strands WHERE client_id = ? ORDER BY id", (conversation.client_id,)
        ).scalars()
        own = read_tail(self.tx, conversation, strands, self.own_inbound[conversation.id])
        joined = self.joined_into(conversation.id)
        write_tail(conversation, together(own, ((stored_tail(c), c.joined_after or 0) for c in joined)))
        return own

    def _let_rest(self, conversation: Conversation, own: Tail, now: int, at: datetime) -> None:
        """A matter that was opened, or opened again, only by words that have left it."""
        joined = max((c.joined_after or 0 for c in self.joined_into(conversation.id)), default=0)
        if conversation.is_closed or conversation.id not in self.left or joined > conversation.dealt_upto:
            return
        if not own.has_words:
            newest = self.tx.run(
                "SELECT max(id) FROM conversations WHERE client_id = ? AND joined_into_id IS NULL AND id <> ?",
                (conversation.client_id, conversation.id),
            ).scalar()
            if newest is None:
                close_again(conversation, at)
            else:
                self.join(conversation, self.get(newest), now, at)
        elif conversation.dealt_at is not None and own.last_message_id <= conversation.dealt_upto:
            close_again(conversation, conversation.dealt_at)

    def save(self) -> list[Conversation]:
        """Those that have changed, the closed ones first: a client has never two that are open."""
        changed = [self.by_id[conversation_id] for conversation_id in sorted(self.changed | self.stale)]
        save_conversations(self.tx, [c for c in changed if c.is_closed])
        save_conversations(self.tx, [c for c in changed if not c.is_closed])
        return changed

    def _from_the_leaves(self) -> list[int]:
        """What is touched, those joined before those that took them over."""
        for conversation_id in list(self.stale):
            self.stale |= set(self._above(conversation_id))
        return sorted(self.stale | self.changed, key=lambda one: (-len(self._above(one)), one))

    def _above(self, conversation_id: int) -> list[int]:
        above = []
        while (parent := self.by_id[conversation_id].joined_into_id) is not None:
            above.append(parent)
            conversation_id = parent
        return above

    def _reach_down(self, conversation: Conversation) -> None:
        rows = self.tx.run(
            "SELECT id FROM conversations WHERE joined_into_id = ? ORDER BY id", (conversation.id,)
        )
        for joined_id in rows.scalars():
            self.get(joined_id)

    def _reach_up(self, conversation: Conversation) -> None:
        while conversation.joined_into_id is not None and conversation.joined_into_id not in self.by_id:
            conversation = self.get(conversation.joined_into_id)


def older_first(conversations: Iterable[Conversation]) -> list[Conversation]:
    return sorted(conversations, key=lambda c: (c.created_at, c.id))
