"""What the house does when the bus or the log speaks, whichever process it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.bus.contract import Topic
from app.bus.redis import RedisBus
from app.events.relay import Passage
from app.kit.json import loads
from app.links.events import links_changed
from app.visitors.events import blocklist_changed

if TYPE_CHECKING:
    from app.house.house import House

WELL_AGAIN = "well"
"""Said of a channel on the bus."""

LINKS_CHANGED = links_changed.name
BLOCKLIST_CHANGED = blocklist_changed.name


class Ear:
    """Hands every word to the part that it is for."""

    def __init__(self, house: House) -> None:
        self.house = house

    def hear(self, topic: Topic, payload: str) -> None:
        if topic == "log":
            self.house.relay.heard(int(payload))
        elif topic == "visitors":
            self.house.roster.hear(payload)
        elif topic == "outbox":
            channel_id, _, news = payload.partition(" ")
            (self.house.senders.go_on if news == WELL_AGAIN else self.house.senders.ring)(int(channel_id))
        else:
            typing = self.house.presence.hear(payload)
            if typing is not None and typing["operator_id"] is not None and typing["identity_id"]:
                self.house.visitors.types(typing["identity_id"], typing["operator_id"])

    def notice(self, passage: Passage) -> None:
        """The house itself follows what is logged, whichever process did it."""
        if isinstance(self.house.bus, RedisBus):
            self.house.run(self.house.bus.publish("log", str(passage.upto)))
        kinds = {event.entry.kind for event in passage.events}
        if kinds & {"channel.changed", "channel.removed"}:
            self.house.run(self.house.switchboard.refresh())
        for event in passage.events if "channel.removed" in kinds else ():
            if event.entry.kind == "channel.removed":
                self.house.run(self.house.give_up(loads(event.entry.body)["channel_id"]))
        if BLOCKLIST_CHANGED in kinds:
            self.house.run(self.house.blocklist.refresh())
        if LINKS_CHANGED in kinds:
            self._ring_where_links_were_told(passage)
        if "operator.changed" in kinds:
            for event in passage.events:
                if event.entry.kind == "operator.changed":
                    operator = loads(event.entry.body)["operator"]
                    self.house.visitors.names[operator["id"]] = operator["name"]
            self.house.show_who_is_here()

    def _ring_where_links_were_told(self, passage: Passage) -> None:
        """What the house says by itself waits in the outbox like a reply."""
        for event in passage.events:
            for channel_id in (
                loads(event.entry.body)["channel_ids"] if event.entry.kind == LINKS_CHANGED else ()
            ):
                self.house.senders.ring(channel_id)
