"""Who listens: the same event means different things as the channel is set up."""

from dataclasses import dataclass

from connectors.contract import Ignored
from connectors.vk.peers import is_group


@dataclass(frozen=True, slots=True)
class Listener:
    hears_groups: bool = False

    def ignores(self, peer: int) -> Ignored | None:
        """Why it is left out because of where it came from."""
        return Ignored("group_chat") if is_group(peer) and not self.hears_groups else None
