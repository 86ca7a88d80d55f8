"""What is known of clients, each as they were before any glue."""

from collections import defaultdict
from collections.abc import Sequence

from app.db.setwise import Keys
from app.db.transaction import Transaction
from app.kit.json import loads
from app.matching.facts import Facts, Point, Told, facts_of

_KEYS = Keys(id="bigint")


def facts_of_clients(tx: Transaction, client_ids: Sequence[int]) -> dict[int, Facts]:
    """Of erased clients, and of groups, nothing is known."""
    given = _KEYS.given(tx.dialect, [(client_id,) for client_id in client_ids])
    source = f"FROM {_KEYS.source(tx.dialect)} CROSS JOIN"
    names: defaultdict[int, list[str]] = defaultdict(list)
    usernames: defaultdict[int, list[str]] = defaultdict(list)
    groups: set[int] = set()
    # An account hangs on whoever holds its history now, and belongs to the client it was born with.
    for client_id, name, username, is_group in tx.run(
        f"SELECT keys.id, i.name, i.username, i.is_group {source} clients AS c CROSS JOIN identities AS i"
        " WHERE c.id = keys.id AND i.client_id = coalesce(c.root_id, c.id)"
        " AND coalesce(i.home_client_id, i.client_id) = keys.id ORDER BY i.id",
        given,
    ):
        if is_group:
            groups.add(client_id)
            continue
        names[client_id].append(name)
        if username:
            usernames[client_id].append(username)
    points: defaultdict[int, list[Point]] = defaultdict(list)
    for client_id, *point in tx.run(
        f"SELECT keys.id, p.kind, p.value, p.proof, p.source {source} contact_points AS p"
        " WHERE p.client_id = keys.id AND NOT EXISTS"
        " (SELECT 1 FROM own_contacts AS o WHERE o.kind = p.kind AND o.value = p.value)",
        given,
    ):
        points[client_id].append(Point(*point))
    found = {}
    for client_id, name, given_name, attributes, erased_at in tx.run(
        f"SELECT c.id, c.name, c.given_name, c.attributes, c.erased_at {source} clients AS c WHERE c.id = keys.id",
        given,
    ):
        if erased_at is not None or client_id in groups:
            found[client_id] = Facts()
            continue
        known = loads(attributes)
        username = [known["username"]] if known.get("username") else []
        found[client_id] = facts_of(
            Told(
                names=list(filter(None, (given_name, name, *names[client_id]))),
                usernames=usernames[client_id] + username,
                points=points[client_id],
                birth_date=known.get("birth_date") or "",
                patronymic=known.get("patronymic") or "",
                city=known.get("city") or "",
                address=known.get("address") or "",
            )
        )
    return found
