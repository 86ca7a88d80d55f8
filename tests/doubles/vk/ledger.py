"""The record: every call and every message that reached somebody, with times, in order."""

from dataclasses import dataclass, field


@dataclass
class Call:
    number: int
    at: float
    method: str
    """A method of the API, `a_check` for the long poll, `upload` for a file on its way in."""
    arguments: dict[str, str]
    outcome: str = "under way"
    """`ok`, the code and words of a refusal, or what a fault did to the answer."""

    @property
    def peer_ids(self) -> set[str]:
        given = (self.arguments.get(name, "") for name in ("peer_id", "user_id", "peer_ids"))
        return {one for value in given for one in value.split(",") if one}


@dataclass
class Sent:
    """One message of the community that somebody has. Whether the sender was told so is in its call."""

    at: float
    peer_id: int
    message_id: int
    conversation_message_id: int
    text: str
    random_id: int
    call: int | None
    """None when it was written in VK's own interface."""


@dataclass
class Ledger:
    calls: list[Call] = field(default_factory=list)
    sends: list[Sent] = field(default_factory=list)

    def open_call(self, *, at: float, method: str, arguments: dict[str, str]) -> Call:
        call = Call(len(self.calls) + 1, at, method, arguments)
        self.calls.append(call)
        return call

    def calls_of(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    def sends_to(self, peer_id: int) -> list[Sent]:
        return [sent for sent in self.sends if sent.peer_id == peer_id]

    def texts_to(self, peer_id: int) -> list[str]:
        return [sent.text for sent in self.sends_to(peer_id)]
