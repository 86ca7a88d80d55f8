"""Errors are nouns with a code."""

from collections.abc import Mapping


class OknoError(Exception):
    """Something a caller can act on. `code` is stable and translated on screen; `status` is HTTP's."""

    def __init__(
        self,
        code: str,
        status: int = 400,
        *,
        detail: str = "",
        fields: Mapping[str, str] | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.status = status
        self.detail = detail
        self.fields = dict(fields) if fields else None
        """Per field of the request: a code of its own."""
        self.retry_after = retry_after
        """Seconds."""


def not_found(noun: str) -> OknoError:
    return OknoError(f"{noun}_not_found", 404)
