"""JSON, fast, and as text where a column wants text."""

import orjson

loads = orjson.loads


def dumps(value: object) -> str:
    return orjson.dumps(value).decode()
