"""Reading suggestions.

They are kept of clients as they were before any glue, and shown of whoever holds their histories now: so neither a glue
nor its undoing changes a row.
"""

import base64
import binascii
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.db.setwise import Keys
from app.db.transaction import run_sql
from app.gluing.queries import briefs_of
from app.kit.errors import OknoError
from app.kit.json import loads
from app.matching.judging import LIKELY
from app.suggesting.families import relatives_are_among_them
from app.suggesting.naming import Written, names_of_members, with_names
from app.suggesting.schemas import SuggestedPair, SuggestedPairs, SuggestionCard, SuggestionReason

PAGE = 50
_IDS = Keys(id="bigint")

_ROWS = (
    "SELECT s.lower_id, s.higher_id, coalesce(l.root_id, l.id), coalesce(h.root_id, h.id), s.score, s.reasons, s.is_kin"
    " FROM suggestions AS s JOIN clients AS l ON l.id = s.lower_id JOIN clients AS h ON h.id = s.higher_id"
)
_TWO_PEOPLE = (
    "coalesce(l.root_id, l.id) <> coalesce(h.root_id, h.id) AND l.erased_at IS NULL AND h.erased_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class _Row:
    lower_id: int
    higher_id: int
    lower_root: int
    higher_root: int
    score: float
    reasons: str
    is_kin: bool

    @property
    def roots(self) -> tuple[int, int]:
        return min(self.lower_root, self.higher_root), max(self.lower_root, self.higher_root)

    def told_from(self, root: int, names: Written) -> tuple[SuggestionReason, ...]:
        """With `a` for what is told of this client."""
        mine, theirs = names.get(self.lower_id, ()), names.get(self.higher_id, ())
        reasons = [with_names(reason, mine, theirs) for reason in loads(self.reasons)]
        if root == self.higher_root:
            reasons = [_turned(reason) for reason in reasons]
        return tuple(SuggestionReason(**reason) for reason in reasons)


def _turned(reason: Mapping[str, Any]) -> Mapping[str, Any]:
    params = dict(reason["params"])
    if "a" in params and "b" in params:
        params["a"], params["b"] = params["b"], params["a"]
    return {**reason, "params": params}


def suggestions_of(connection: Connection, client_id: int) -> tuple[SuggestionCard, ...]:
    """Open ones, the likeliest first; of a glued client those of whoever took them over."""
    root, rows = _open_rows_of(connection, client_id)
    others = {row.lower_root if row.higher_root == root else row.higher_root: row for row in rows}
    names = briefs_of(connection, list(others))
    channels = _channels(connection, others)
    written = names_of_members(connection, _members(others.values()))
    return tuple(
        SuggestionCard(
            client=names[other],
            channel_ids=channels.get(other, ()),
            score=row.score,
            reasons=(reasons := row.told_from(root, written)),
            warnings=_warnings(reasons),
        )
        for other, row in others.items()
    )


def count_suggestions(connection: Connection, client_id: int) -> int:
    return len(_open_rows_of(connection, client_id)[1])


def suggested_pairs(connection: Connection, cursor: str | None, limit: int = PAGE) -> SuggestedPairs:
    """All open ones, the likeliest first. Raises OknoError bad_cursor."""
    after = _read_cursor(cursor) if cursor else (2.0, 0, 0)
    families = relatives_are_among_them(connection)
    pairs: list[_Row] = []
    seen: set[tuple[int, int]] = set()
    next_cursor = None
    for row in _all_rows(connection, after, limit):
        if not _is_shown(row, families=families) or row.roots in seen or not _is_open(connection, row):
            continue
        if len(pairs) == limit:
            last = pairs[-1]
            next_cursor = _cursor(last)
            break
        seen.add(row.roots)
        pairs.append(row)
    names = briefs_of(connection, sorted({root for row in pairs for root in row.roots}))
    written = names_of_members(connection, _members(pairs))
    return SuggestedPairs(
        pairs=tuple(
            SuggestedPair(
                a=names[row.lower_root],
                b=names[row.higher_root],
                score=row.score,
                reasons=(reasons := row.told_from(row.lower_root, written)),
                warnings=_warnings(reasons),
            )
            for row in pairs
        ),
        next_cursor=next_cursor,
    )


def every_pair(connection: Connection, at_least: float = LIKELY) -> Iterator[tuple[int, int, float, str]]:
    """Members' ids, score and reasons of all open suggestions, streamed, the likeliest first."""
    families = relatives_are_among_them(connection)
    after = (2.0, 0, 0)
    while rows := list(_page(connection, after, 1_000)):
        after = (rows[-1].score, rows[-1].lower_id, rows[-1].higher_id)
        for row in rows:
            if row.score < at_least:
                return
            if _is_shown(row, families=families) and _is_open(connection, row):
                yield row.lower_id, row.higher_id, row.score, row.reasons


def _open_rows_of(connection: Connection, client_id: int) -> tuple[int, list[_Row]]:
    """The root, and for each other root the likeliest row."""
    root = run_sql(
        connection, "SELECT coalesce(root_id, id) FROM clients WHERE id = ?", (client_id,)
    ).scalar()
    if root is None:
        return client_id, []
    members = "SELECT id FROM clients WHERE id = ? UNION ALL SELECT id FROM clients WHERE root_id = ?"
    found = run_sql(
        connection,
        f"{_ROWS} WHERE s.lower_id IN ({members}) AND {_TWO_PEOPLE}"
        f" UNION {_ROWS} WHERE s.higher_id IN ({members}) AND {_TWO_PEOPLE}",
        (root, root, root, root),
    )
    rows = sorted((_Row(*row) for row in found), key=lambda row: (-row.score, row.lower_id, row.higher_id))
    families = relatives_are_among_them(connection) if any(row.is_kin for row in rows) else False
    best: dict[tuple[int, int], _Row] = {}
    for row in rows:
        if _is_shown(row, families=families):
            best.setdefault(row.roots, row)
    apart = _apart(connection, best)
    return int(root), [row for roots, row in best.items() if roots not in apart]


def _members(rows: Iterable[_Row]) -> set[int]:
    return {client_id for row in rows for client_id in (row.lower_id, row.higher_id)}


def _is_shown(row: _Row, *, families: bool) -> bool:
    return not (row.is_kin and families)


def _is_open(connection: Connection, row: _Row) -> bool:
    return row.roots not in _apart(connection, [row.roots])


def _apart(connection: Connection, pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Of whom somebody said that they are not the same: of them, or of any whose history they hold."""
    members = "SELECT id FROM clients WHERE id = ? UNION ALL SELECT id FROM clients WHERE root_id = ?"
    found = set()
    for one, other in pairs:
        said = run_sql(
            connection,
            f"SELECT 1 FROM clients_apart WHERE lower_id IN ({members}) AND higher_id IN ({members})"
            f" UNION ALL SELECT 1 FROM clients_apart WHERE lower_id IN ({members}) AND higher_id IN ({members})",
            (one, one, other, other, other, other, one, one),
        )
        if said.first() is not None:
            found.add((one, other))
    return found


def _all_rows(connection: Connection, after: tuple[float, int, int], limit: int) -> Iterator[_Row]:
    while rows := list(_page(connection, after, 4 * limit)):
        yield from rows
        after = (rows[-1].score, rows[-1].lower_id, rows[-1].higher_id)


def _page(connection: Connection, after: tuple[float, int, int], limit: int) -> Iterator[_Row]:
    score, lower, higher = after
    found = run_sql(
        connection,
        f"{_ROWS} WHERE {_TWO_PEOPLE} AND s.score <= ? AND (s.score < ? OR (s.lower_id, s.higher_id) > (?, ?))"
        " ORDER BY s.score DESC, s.lower_id, s.higher_id LIMIT ?",
        (score, score, lower, higher, limit),
    )
    return (_Row(*row) for row in found)


def _channels(connection: Connection, client_ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    dialect = connection.dialect.name
    rows = run_sql(
        connection,
        f"SELECT DISTINCT i.client_id, i.channel_id FROM {_IDS.source(dialect)} CROSS JOIN identities AS i"
        " WHERE i.client_id = keys.id ORDER BY 1, 2",
        _IDS.given(dialect, [(client_id,) for client_id in sorted(client_ids)]),
    )
    channels: dict[int, tuple[int, ...]] = {}
    for client_id, channel_id in rows:
        channels[client_id] = (*channels.get(client_id, ()), channel_id)
    return channels


def _warnings(reasons: Sequence[SuggestionReason]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason.warning for reason in reasons if reason.warning))


def _cursor(row: _Row) -> str:
    return (
        base64.urlsafe_b64encode(f"{row.score!r} {row.lower_id} {row.higher_id}".encode())
        .decode()
        .rstrip("=")
    )


def _read_cursor(cursor: str) -> tuple[float, int, int]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        score, lower, higher = base64.b64decode(padded, altchars=b"-_", validate=True).decode().split(" ")
        return float(score), int(lower), int(higher)
    except (ValueError, binascii.Error) as broken:
        raise OknoError("bad_cursor", 422) from broken
