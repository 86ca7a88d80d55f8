"""aiogram as the judge: its models must read what the double emits, and know every field of it."""

from collections.abc import Iterator
from typing import Any

import aiogram.methods
from aiogram.methods.base import TelegramMethod
from aiogram.types import Update
from pydantic import BaseModel, TypeAdapter


def judge_result(method: str, result: object) -> None:
    name = method[0].upper() + method[1:]
    spoken: type[TelegramMethod[Any]] = getattr(aiogram.methods, name)
    read = TypeAdapter(spoken.__returning__).validate_python(result)
    assert list(_unknown(read)) == []


def judge_update(update: object) -> Update:
    read = Update.model_validate(update)
    assert list(_unknown(read)) == []
    return read


def _unknown(value: object) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield from (f"{type(value).__name__}.{name}" for name in value.model_extra or {})
        for name in value.model_fields_set:
            yield from _unknown(getattr(value, name, None))
    elif isinstance(value, list):
        for item in value:
            yield from _unknown(item)
