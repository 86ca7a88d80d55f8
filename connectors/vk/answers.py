"""What may come of a question to VK, told apart by what a sender must know: did it go, or not?"""


class Refused(Exception):
    """VK answered and said no; what was asked did not happen."""

    def __init__(self, code: int, words: str = "") -> None:
        super().__init__(f"{code} {words}".strip())
        self.code = code
        self.words = words


class NotReached(Exception):
    """The question never came to VK: no connection was made, or something in between turned it away."""


class NoAnswer(Exception):
    """The question left, and what became of it is unknown."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        """network, timeout or server_error."""
        self.detail = detail


Failure = Refused | NotReached | NoAnswer
