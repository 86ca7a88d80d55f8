"""What somebody writes into a client's attributes, read by their definitions."""

from collections.abc import Mapping

from app.clients.attribute_queries import defined_attributes
from app.clients.attributes import Attribute, Misfit
from app.db.transaction import Transaction
from app.kit.errors import OknoError
from app.kit.json import dumps, loads


def rewritten(tx: Transaction, stored: str, wanted: Mapping[str, str | None]) -> str:
    """The JSON with the changes in it. What a removed definition left behind can be taken away, not written.

    Raises OknoError bad_attributes, whose fields say by key what does not fit.
    """
    values, defined = loads(stored), defined_attributes(tx.connection)
    problems: dict[str, str] = {}
    for key, written in wanted.items():
        try:
            value = _read(defined, key, written or "")
        except Misfit as misfit:
            problems[f"attributes.{key}"] = misfit.code
            continue
        values.pop(key, None)
        if value:
            values[key] = value
    if problems:
        raise OknoError("bad_attributes", 422, fields=problems)
    return dumps(values)


def _read(defined: Mapping[str, Attribute], key: str, written: str) -> str:
    if not written.strip():
        return ""
    if key not in defined:
        raise Misfit("unknown_attribute")
    return defined[key].read(written)
