"""A messenger in a process of its own: it lives on when the house is killed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.doubles.telegram.process import RemoteCustomer as TelegramCustomer
from tests.doubles.telegram.process import RemoteTelegram, TelegramProcess
from tests.doubles.vk.process import RemoteCustomer as VkCustomer
from tests.doubles.vk.process import RemoteVk, VkProcess

RemoteCustomer = TelegramCustomer | VkCustomer


@dataclass(frozen=True)
class Messenger:
    kind: str
    remote: RemoteTelegram | RemoteVk
    token: str
    knows_repeats: bool
    """Asked twice to say the same, it says it once: so what became of a reply can always be found out."""
    unconfirmed: Callable[[], set[str]]
    """Words that the house has not yet confirmed by asking for what comes after them."""

    def customer(self, name: str) -> RemoteCustomer:
        return self.remote.customer(name)


@contextmanager
def running_telegram() -> Iterator[Messenger]:
    with TelegramProcess("--port", "0", "--token", "123456:TORTURE") as telegram:
        remote = telegram.remote

        def unconfirmed() -> set[str]:
            updates = remote.ask("GET", "/updates")
            return {update["message"]["text"] for update in updates if "message" in update}

        yield Messenger("telegram", remote, telegram.token, knows_repeats=False, unconfirmed=unconfirmed)


@contextmanager
def running_vk() -> Iterator[Messenger]:
    with VkProcess("--port", "0") as vk:
        remote = vk.remote

        def unconfirmed() -> set[str]:
            asked = remote.ask("GET", "/calls?method=a_check")
            confirmed = max((int(call["arguments"]["ts"]) for call in asked), default=0)
            events = remote.ask("GET", "/updates")
            # Asked for last: what came meanwhile makes the count too high, and so takes nothing for confirmed
            # that was not.
            newest = remote.ask("GET", "/bot")["ts"]
            later = events[max(0, len(events) - (newest - confirmed)) :]
            return {event["object"]["message"]["text"] for event in later if event["type"] == "message_new"}

        yield Messenger("vk", remote, vk.token, knows_repeats=True, unconfirmed=unconfirmed)


RUNNING = {"telegram": running_telegram, "vk": running_vk}
