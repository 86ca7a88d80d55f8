"""What was moved goes back to whoever holds the history of the client it was taken from."""

from datetime import datetime, timedelta

from app.access.audit import write_down
from app.clients.pictures import refresh_picture
from app.conversations.finding import face_of
from app.db.transaction import Transaction
from app.gluing.acts import Act, mark_undone
from app.gluing.forest import hold, root_of, subtree_of
from app.gluing.glue import join
from app.gluing.lines import write_line
from app.gluing.matters import Matters
from app.gluing.moving import take_contact_points
from app.gluing.parting import hand_on_marks
from app.gluing.rehoming import Reach, bring_home, mark_rehomed
from app.gluing.splitting import inbound_by_matter, put_into
from app.gluing.taking_apart import part
from app.gluing.telling import tell_regrouped, tell_rows


def move_back(
    tx: Transaction, act: Act, by: int | None, at: datetime, reopen_within: timedelta, address: str | None
) -> tuple[int, int]:
    """The client whose it is again, and the one it had gone to."""
    splinter: int = act.moved["client"]
    home = _home_of(tx, act)
    hold(tx, (home, splinter, act.into, act.absorbed))
    had_it = root_of(tx, splinter)
    went: list[int] = []
    if act.moved["joined"] is not None:
        _, theirs, kept = part(tx, splinter, act.moved["joined"], act.at, at, reopen_within)
        went += [*theirs, *kept]
    owner = root_of(tx, home)
    if _is_empty_shell(tx, act, splinter, owner):
        # What was noted of it meanwhile comes along.
        went += join(tx, splinter, owner, at)[1]
        tx.run("UPDATE clients SET glued_into_id = ? WHERE id = ?", (home, splinter))
    owner = root_of(tx, home)
    _point_back(tx, act, home, owner)
    changed = _put_back(tx, act, owner, splinter, at, reopen_within)
    mark_undone(tx, act, by, at)
    told = {"glue": act.id, "back_from": had_it}
    write_down(tx, "client.unglued", f"client:{owner}", at, by=by, address=address, details=told)
    name = face_of(tx, had_it).name
    line = {"code": "moved_back", "name": name, "glue_id": str(act.id)}
    for client_id in sorted({owner, root_of(tx, had_it)}):
        write_line(tx, client_id, line, by, at)
    holders = (owner, root_of(tx, had_it), root_of(tx, splinter))
    groups = {client_id: set(changed.get(client_id, ())) for client_id in holders}
    for conversation_id in went:
        groups[_holder_of(tx, conversation_id)].add(conversation_id)
    gone = {splinter: owner} if root_of(tx, splinter) == owner else {}
    tell_regrouped(tx, act.id, groups, gone, at)
    return owner, had_it


def _home_of(tx: Transaction, act: Act) -> int:
    """The client that the account was born with, or the messages' strand."""
    if act.act == "move_identity":
        return int(act.moved["identity"][1])
    return int(
        tx.run(
            "SELECT coalesce(home_client_id, client_id) FROM strands WHERE id = ?", (act.moved["strand"][1],)
        ).scalar_one()
    )


def _holder_of(tx: Transaction, conversation_id: int) -> int:
    return int(tx.run("SELECT client_id FROM conversations WHERE id = ?", (conversation_id,)).scalar_one())


def _is_empty_shell(tx: Transaction, act: Act, splinter: int, owner: int) -> bool:
    """Nobody else hangs on the client that was made for the move, and no account but the one that leaves."""
    if root_of(tx, splinter) != splinter or splinter == owner or len(subtree_of(tx, splinter)) > 1:
        return False
    leaving = act.moved["identity"][0] if act.act == "move_identity" else 0
    found = tx.run("SELECT 1 FROM identities WHERE client_id = ? AND id <> ?", (splinter, leaving))
    return found.first() is None


def _point_back(tx: Transaction, act: Act, home: int, owner: int) -> None:
    away = None if home == owner else home
    if act.act == "move_identity":
        identity_id = act.moved["identity"][0]
        tx.run(
            "UPDATE identities SET client_id = ?, home_client_id = ? WHERE id = ?", (owner, away, identity_id)
        )
        take_contact_points(tx, identity_id, act.moved["client"], home)
    for strand_id in act.strands:
        tx.run("UPDATE strands SET client_id = ?, home_client_id = ? WHERE id = ?", (owner, away, strand_id))


def _put_back(
    tx: Transaction, act: Act, owner: int, splinter: int, at: datetime, reopen_within: timedelta
) -> dict[int, list[int]]:
    """Each message into the matter it lay in; what came since stays in the matter it came in, if that is theirs."""
    whole_of = {part_id: whole_id for whole_id, part_id in act.moved["parts"]}
    strands, after = act.strands, act.moved["after"]
    matters = Matters.of(tx, {owner, root_of(tx, splinter)}, also=[*whole_of, *whole_of.values()])
    known = set(matters.by_id)
    returning = inbound_by_matter(tx, strands, after)
    put_into(tx, strands, whole_of, after)
    for part_id, inbound in returning.items():
        if part_id in whole_of:
            matters.gain(part_id, -inbound)
            matters.gain(whole_of[part_id], inbound)
            matters.heirs.add((part_id, whole_of[part_id]))
    _close_emptied(matters, whole_of, after, at)
    (now,) = tx.take_ids("messages", 1)
    bring_home(tx, matters, owner, [Reach(strands)], now, at, reopen_within)
    mark_rehomed(tx, strands, now)
    if act.act == "move_messages":
        strand_id, into = act.moved["strand"]
        tx.run("UPDATE messages SET strand_id = ? WHERE strand_id = ?", (into, strand_id))
        mark_rehomed(tx, (into,), now)
        tx.run("DELETE FROM strands WHERE id = ?", (strand_id,))
    matters.settle(now, at)
    tell_rows(tx, matters.save(), at)
    hand_on_marks(tx, matters, at)
    refresh_picture(tx, owner)
    refresh_picture(tx, root_of(tx, splinter))
    fresh: dict[int, list[int]] = {}
    for conversation in matters.by_id.values():
        if conversation.id not in known:
            fresh.setdefault(conversation.client_id, []).append(conversation.id)
    return fresh


def _close_emptied(matters: Matters, whole_of: dict[int, int], after: int, at: datetime) -> None:
    """A closed part that has given its messages back is joined into the whole it came from."""
    for part_id, whole_id in whole_of.items():
        part, whole = matters.by_id[part_id], matters.by_id[whole_id]
        if part.is_closed and part.joined_into_id is None and part.client_id == whole.client_id:
            matters.join(part, whole, after, at)
            matters.stale.add(whole.id)
