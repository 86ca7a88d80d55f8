"""What each door declares of who may pass, for whoever wants to look at all of them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from fastapi.routing import iter_route_contexts
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from app.access.rights import Right

SIGNED_IN = "signed_in"
"""Declared by doors that any operator may pass."""
PUBLIC = "public"
"""Declared by doors that anybody may pass."""

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


def guards_itself(declares: Right | str) -> Callable[[Endpoint], Endpoint]:
    """For sockets and plain Starlette doors, which keep to what they declare by themselves."""

    def mark(endpoint: Endpoint) -> Endpoint:
        endpoint.declares = declares  # type: ignore[attr-defined]
        return endpoint

    return mark


def declared_rights(routes: Sequence[BaseRoute]) -> Iterator[tuple[str, frozenset[str]]]:
    """Each door as `GET /api/me` with what it declares: rights, SIGNED_IN or PUBLIC."""
    for route in iter_route_contexts(routes):
        methods = " ".join(sorted(route.methods or ())) or "-"
        yield f"{methods} {route.path}", frozenset(_declared(route))


def _declared(route: Any) -> Iterator[str]:
    if declares := getattr(route.endpoint, "declares", None):
        yield declares
    if _is_shipped_folder(route.original_route):
        yield PUBLIC
    if dependant := getattr(route, "dependant", None):
        yield from _declared_by_dependencies(dependant)


def _is_shipped_folder(route: BaseRoute) -> bool:
    """Screens and pictures that come with the house are the same for everybody."""
    return isinstance(route, Mount) and isinstance(route.app, StaticFiles)


def _declared_by_dependencies(dependant: Any) -> Iterator[str]:
    for dependency in dependant.dependencies:
        if declares := getattr(dependency.call, "declares", None):
            yield declares
        yield from _declared_by_dependencies(dependency)
