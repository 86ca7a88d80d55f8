"""Looks at every door of a house: does it say who may pass?"""

from collections.abc import Sequence

from starlette.routing import BaseRoute

from app.access.declared_routes import PUBLIC, SIGNED_IN, declared_rights
from app.access.rights import RIGHTS

KNOWN = RIGHTS | {SIGNED_IN, PUBLIC}


def doors_that_do_not_say(routes: Sequence[BaseRoute]) -> list[str]:
    """Doors without a declaration, with one that nobody knows, or open to all and guarded at once."""
    return [door for door, declared in declared_rights(routes) if not _is_clear(declared)]


def _is_clear(declared: frozenset[str]) -> bool:
    return bool(declared) and declared <= KNOWN and (PUBLIC not in declared or declared == {PUBLIC})
