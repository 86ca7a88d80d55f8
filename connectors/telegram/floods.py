"""Whose limit it is when Telegram says «too many requests»."""

from datetime import timedelta


class Floods:
    """Telegram gives a pause and never says whether one chat was written to too often, or all together.

    One limited chat waits alone. A second one limited during the pause of the first means the account: then
    all wait, instead of each chat running into the same limit and making it longer.
    """

    def __init__(self) -> None:
        self._until: dict[str, float] = {}

    def is_whole(self, address: str, pause: timedelta, now: float) -> bool:
        """Note a pause for this chat, by a clock in seconds, and say whether everybody must keep it."""
        self._until = {chat: until for chat, until in self._until.items() if until > now}
        others = self._until.keys() - {address}
        self._until[address] = now + pause.total_seconds()
        return bool(others)
