"""What can happen to a client."""

from app.clients.attribute_schemas import AttributeCard, TagCard
from app.clients.schemas import ClientCard
from app.events.kinds import declare
from app.kit.wire import Wire


class ClientChanged(Wire):
    client: ClientCard


class AttributesChanged(Wire):
    attributes: tuple[AttributeCard, ...]
    """All of them."""


class TagsChanged(Wire):
    tags: tuple[TagCard, ...]
    """All of them."""


client_changed = declare("client.changed", right="clients.read", body=ClientChanged)
attributes_changed = declare("attributes.changed", right="clients.read", body=AttributesChanged)
tags_changed = declare("tags.changed", right="clients.read", body=TagsChanged)
