"""Updates made from the library's own description of Telegram's objects: nothing left out that is required."""

import types
import typing
from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from typing import Any

from aiogram.types import Chat, Message, Update
from pydantic import BaseModel

PERSON = {"id": 5400000001, "type": "private", "first_name": "Анна"}
MOMENT = 1795006660


def smallest_updates() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every kind of update, and every message that has just one thing in it."""
    for kind in Update.model_fields:
        if kind != "update_id":
            yield kind, {"update_id": 1, kind: _smallest(_type_of(Update, kind))}
    for kind in ("message", "edited_message", "business_message", "edited_business_message"):
        for name, field in Message.model_fields.items():
            thing = {field.alias or name: _smallest(_type_of(Message, name))}
            yield f"{kind} with {name}", {"update_id": 1, kind: _object(Message) | thing}


def _type_of(model: type[BaseModel], name: str) -> Any:
    return model.model_fields[name].annotation


def _object(model: type[BaseModel]) -> dict[str, Any]:
    if model is Chat:
        return PERSON
    return {
        field.alias or name: field.default.value
        if isinstance(field.default, Enum)
        else _smallest(field.annotation)
        if field.is_required()
        else field.default
        for name, field in model.model_fields.items()
        if field.is_required() or isinstance(field.default, str)
    }


def _smallest(kind: Any) -> Any:
    kind = getattr(kind, "__value__", kind)  # of a type that goes by another name
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        if datetime in inside:
            return MOMENT
        return _smallest(next(one for one in inside if one is not type(None)))
    if origin is typing.Annotated:
        return _smallest(inside[0])
    if origin is typing.Literal:
        return inside[0]
    if origin is list:
        return [_smallest(inside[0])]
    return _plain(kind)


def _plain(kind: type) -> Any:
    if issubclass(kind, BaseModel):
        return _object(kind)
    if issubclass(kind, Enum):
        return next(iter(kind)).value
    plain = {bool: True, int: 1, float: 1.5, str: "x", datetime: MOMENT}
    return next(value for known, value in plain.items() if issubclass(kind, known))
