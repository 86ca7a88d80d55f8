"""Reading what attributes and tags there are."""

from sqlalchemy import Connection, select

from app.clients.attribute_schemas import AttributeCard, TagCard
from app.clients.attributes import Attribute
from app.db.tables import ClientAttribute, Tag
from app.kit.json import loads
from app.kit.text import folded


def attribute_cards(connection: Connection) -> tuple[AttributeCard, ...]:
    """In the order that the house has given them."""
    rows = connection.execute(
        select(
            ClientAttribute.id,
            ClientAttribute.key,
            ClientAttribute.label,
            ClientAttribute.type,
            ClientAttribute.options,
            ClientAttribute.position,
            ClientAttribute.built_in,
        ).order_by(ClientAttribute.position, ClientAttribute.id)
    )
    return tuple(
        AttributeCard.model_validate(dict(row) | {"options": tuple(loads(row["options"]))})
        for row in rows.mappings()
    )


def defined_attributes(connection: Connection) -> dict[str, Attribute]:
    """By key, in order."""
    return {
        card.key: Attribute(card.key, card.label, card.type, card.options)
        for card in attribute_cards(connection)
    }


def tag_cards(connection: Connection) -> tuple[TagCard, ...]:
    rows = connection.execute(select(Tag.id, Tag.name, Tag.colour))
    cards = (TagCard.model_validate(dict(row)) for row in rows.mappings())
    return tuple(sorted(cards, key=lambda card: folded(card.name)))
