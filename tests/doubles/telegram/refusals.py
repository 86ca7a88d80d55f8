"""How the Bot API says no. The wordings are the server's own: bots are known to match on them."""

from tests.doubles.telegram.wire import Json

TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    413: "Request Entity Too Large",
    500: "Internal Server Error",
}


class RefusalError(Exception):
    """An answer with `ok: false`. `parameters` may hold `retry_after` (seconds) or `migrate_to_chat_id`."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        return body | {"parameters": self.parameters} if self.parameters else body


def refusal(code: int, reason: str = "") -> RefusalError:
    """A refusal worded as the server words it: the title of the code, a colon, the reason in lower case."""
    title = TITLES[code]
    return RefusalError(code, f"{title}: {_begun_small(reason)}" if reason else title)


def bad_request(reason: str) -> RefusalError:
    return refusal(400, reason)


def too_many_requests(retry_after: int) -> RefusalError:
    return RefusalError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def _begun_small(reason: str) -> str:
    # MTProto codes such as REACTION_INVALID pass through untouched; sentences lose their capital.
    second = reason[1:2]
    if second == "_" or second.isupper():
        return reason
    return reason[:1].lower() + reason[1:]
