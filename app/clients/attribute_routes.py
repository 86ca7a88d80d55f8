"""The doors of attributes and tags."""

from typing import Annotated

from fastapi import APIRouter

from app.access.deed import Deed
from app.clients.attribute_queries import attribute_cards, tag_cards
from app.clients.attribute_schemas import (
    AttributeCard,
    AttributeChange,
    NewAttribute,
    NewTag,
    TagCard,
    TagChange,
)
from app.clients.defining import change_attribute, define_attribute, remove_attribute
from app.clients.tagging import add_tag, change_tag, remove_tag
from app.deps import RowId, ToRead, ToWrite, deed_with, needs

router = APIRouter(prefix="/api", tags=["clients"])
READING = [needs("clients.read")]
Admins = Annotated[Deed, deed_with("settings.manage")]
Taggers = Annotated[Deed, deed_with("clients.change")]


@router.get("/client-attributes", dependencies=READING)
def attributes(database: ToRead) -> tuple[AttributeCard, ...]:
    """In the order in which the card shows them."""
    with database.snapshot() as connection:
        return attribute_cards(connection)


@router.post("/client-attributes", status_code=201)
async def define(new: NewAttribute, writer: ToWrite, deed: Admins) -> AttributeCard:
    return await writer.write(define_attribute, new, deed)


@router.patch("/client-attributes/{attribute_id}")
async def redefine(
    attribute_id: RowId, change: AttributeChange, writer: ToWrite, deed: Admins
) -> AttributeCard:
    return await writer.write(change_attribute, attribute_id, change, deed)


@router.delete("/client-attributes/{attribute_id}", status_code=204)
async def undefine(attribute_id: RowId, writer: ToWrite, deed: Admins) -> None:
    """What was written under it stays on the cards as plain text."""
    await writer.write(remove_attribute, attribute_id, deed)


@router.get("/tags", dependencies=READING)
def tags(database: ToRead) -> tuple[TagCard, ...]:
    with database.snapshot() as connection:
        return tag_cards(connection)


@router.post("/tags", status_code=201)
async def add(new: NewTag, writer: ToWrite, deed: Taggers) -> TagCard:
    return await writer.write(add_tag, new, deed)


@router.patch("/tags/{tag_id}")
async def change(tag_id: RowId, change: TagChange, writer: ToWrite, deed: Admins) -> TagCard:
    return await writer.write(change_tag, tag_id, change, deed)


@router.delete("/tags/{tag_id}", status_code=204)
async def remove(tag_id: RowId, writer: ToWrite, deed: Admins) -> None:
    """From every client, too."""
    await writer.write(remove_tag, tag_id, deed)
