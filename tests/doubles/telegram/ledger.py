"""The record: every call a bot made and every message that reached a person, with times, in order."""

from dataclasses import dataclass, field


@dataclass
class Call:
    number: int
    at: float
    method: str
    arguments: dict[str, str]
    files: list[str]
    outcome: str = "under way"
    """`ok`, the code and words of a refusal, or what a fault did to the answer."""

    @property
    def chat_id(self) -> str:
        return self.arguments.get("chat_id", "")


@dataclass
class Sent:
    """One message of the bot that a person has. Whether the bot was told so is the outcome of its call."""

    at: float
    chat_id: int
    message_id: int
    method: str
    text: str
    call: int
    business_connection_id: str = ""
    """Set when the bot wrote in an owner's name."""
    thread: int = 0
    """The forum topic, 0 for none."""


@dataclass
class Ledger:
    calls: list[Call] = field(default_factory=list)
    sends: list[Sent] = field(default_factory=list)

    def open_call(self, *, at: float, method: str, arguments: dict[str, str], files: list[str]) -> Call:
        call = Call(len(self.calls) + 1, at, method, arguments, files)
        self.calls.append(call)
        return call

    def calls_of(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method.lower() == method.lower()]

    def sends_to(self, chat_id: int) -> list[Sent]:
        return [sent for sent in self.sends if sent.chat_id == chat_id]

    def texts_to(self, chat_id: int, connection_id: str = "") -> list[str]:
        """The words that came into one conversation: a private chat or a group, or an owner's own chat."""
        return [sent.text for sent in self.sends_to(chat_id) if sent.business_connection_id == connection_id]
