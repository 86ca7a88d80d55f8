"""Finds the kinds of channels that are installed, ours and strangers' alike."""

import inspect
import re
import sys
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points

from connectors.contract import CONTRACT_VERSION, Capabilities, Connector, Setting

GROUP = "okno.connectors"
"""A package offers its channels under this group: `postcard = "my_package.postcard:PostcardConnector"`."""

KIND = re.compile(r"[a-z][a-z0-9_]{0,39}")


class ConnectorUnavailable(Exception):
    """No channel of this kind can be opened. Codes: unknown_kind, broken_connector."""

    def __init__(self, code: str, kind: str, detail: str = "") -> None:
        super().__init__(f"{code}: {kind}: {detail}" if detail else f"{code}: {kind}")
        self.code = code
        self.kind = kind
        self.detail = detail
        """What is wrong with it, for its author."""


def kinds() -> tuple[str, ...]:
    """Every kind that is offered, sorted. Nothing is imported, so a broken one is listed with the others."""
    return tuple(sorted(_offers(tuple(sys.path))))


def load(kind: str) -> type[Connector]:
    """The connector of this kind, checked against the contract. Raises ConnectorUnavailable."""
    offers = _offers(tuple(sys.path)).get(kind)
    if offers is None:
        raise ConnectorUnavailable("unknown_kind", kind)
    if len(offers) > 1:
        raise ConnectorUnavailable("broken_connector", kind, f"offered twice: {', '.join(sorted(offers))}")
    (offer,) = offers.values()
    return _checked(kind, _import(kind, offer))


# Reading what is installed takes milliseconds, and every list of channels asks for it.
@lru_cache(maxsize=4)
def _offers(_path: tuple[str, ...]) -> Mapping[str, Mapping[str, EntryPoint]]:
    """By kind, then by the place in the code. The same place may be found twice: an editable install is."""
    offers: dict[str, dict[str, EntryPoint]] = {}
    for offer in entry_points(group=GROUP):
        offers.setdefault(offer.name, {})[offer.value] = offer
    return offers


def _import(kind: str, offer: EntryPoint) -> object:
    # A stranger's code may fail in any way; whatever it does, the other channels go on.
    try:
        return offer.load()
    except (Exception, SystemExit) as error:
        raise ConnectorUnavailable("broken_connector", kind, f"{type(error).__name__}: {error}") from error


def _checked(kind: str, found: object) -> type[Connector]:
    if not (isinstance(found, type) and issubclass(found, Connector)):
        raise ConnectorUnavailable("broken_connector", kind, "is no subclass of Connector")
    if (
        problem := _missing_methods(found)
        or _problem_of_version(found)
        or _problem_of_declaration(kind, found)
    ):
        raise ConnectorUnavailable("broken_connector", kind, problem)
    return found


def _missing_methods(found: type[Connector]) -> str | None:
    if inspect.isabstract(found):
        return f"lacks {', '.join(sorted(found.__abstractmethods__))}"
    return None


def _problem_of_version(found: type[Connector]) -> str | None:
    spoken = getattr(found, "CONTRACT_VERSION", CONTRACT_VERSION)
    if str(spoken).partition(".")[0] != CONTRACT_VERSION.partition(".")[0]:
        return f"speaks contract {spoken}, the house speaks {CONTRACT_VERSION}"
    return None


def _problem_of_declaration(kind: str, found: type[Connector]) -> str | None:
    declared = getattr(found, "kind", None)
    if declared != kind:
        return f"is registered as {kind!r} but calls itself {declared!r}"
    if not KIND.fullmatch(kind):
        return "has a kind that is not lower-case letters, digits and underscores"
    title = getattr(found, "title", None)
    if not (isinstance(title, Mapping) and title.get("en")):
        return "has no English title"
    if not isinstance(getattr(found, "capabilities", None), Capabilities):
        return "does not say what it can do"
    settings: object = getattr(found, "settings", None)
    if not isinstance(settings, tuple) or not all(isinstance(setting, Setting) for setting in settings):
        return "has settings that are no tuple of Setting"
    return None
