"""What the cast says and sends, as the messenger carries it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

import msgspec

from app.seed import films, roles
from app.seed.making import made
from app.seed.planting_props import remote_id_of
from app.seed.telling import told
from app.seed.things import Attachment, Contact, File, Link, Location, Photo, Venue
from tests.doubles.telegram import customer_content
from tests.doubles.telegram.attachments import Upload, attached
from tests.doubles.telegram.conversation import Conversation
from tests.doubles.telegram.people import Person
from tests.doubles.telegram.wire import Json, without_nothing
from tests.doubles.telegram.world import World

ENTITIES = {
    "link": "url",
    "quote": "blockquote",
    "command": "bot_command",
    "phone": "phone_number",
}
"""Telegram's words where they are not the cast's."""
TELLS = ("duration", "width", "height")


class Contents:
    def __init__(self, world: World) -> None:
        self._world = world
        self._shown = lru_cache(maxsize=None)(self._attached)

    def of(self, role: roles.Message, chat: Conversation, author: Person | None) -> list[Json]:
        """Of each message that the messenger makes of it."""
        if role.service is not None:
            return [self._happening(role, chat)]
        if role.unsupported is not None:
            return [{role.unsupported: {}}]
        about = self._about(role)
        if not role.attachments:
            return [about | customer_content.words(role.text, _entities(role.entities))]
        album = {"media_group_id": role.album or f"ours at {role.at}"}
        is_album = role.album is not None or len(role.attachments) > 1
        first, *others = [
            about | (album if is_album else {}) | self._shown_by(thing, chat, author)
            for thing in role.attachments
        ]
        return [first | customer_content.caption(role.text, _entities(role.entities)), *others]

    def reworded(self, content: Json, text: str, entities: Iterable[roles.Entity]) -> Json:
        wording = customer_content.words if "text" in content else customer_content.caption
        return content | wording(text, _entities(entities))

    def moved(self, role: roles.Message) -> Json | None:
        """A place as it is now, of one that has moved since."""
        for thing in role.attachments:
            if isinstance(thing, Location) and thing.set_out is not None:
                return {"location": _place(thing)}
        return None

    def _about(self, role: roles.Message) -> Json:
        about: Json = {}
        if role.forwarded_from is not None:
            origin = {"type": "hidden_user", "date": 0, "sender_user_name": role.forwarded_from}
            about["forward_origin"] = origin
        if role.quote is not None:
            about["quote"] = {"text": role.quote, "position": 0}
        if role.buttons:
            rows = [
                [_button(button, x, y) for x, button in enumerate(row)] for y, row in enumerate(role.buttons)
            ]
            about["reply_markup"] = {"inline_keyboard": rows}
        return about

    def _happening(self, role: roles.Message, chat: Conversation) -> Json:
        told = role.told
        match role.service:
            case "started":
                return {"text": "/start"}
            case "sent_poll":
                options = [{"text": option, "voter_count": 0} for option in told["options"].splitlines()]
                return {"poll": {"id": "1", "question": told["question"], "options": options}}
            case "sent_dice":
                return {"dice": {"emoji": told["emoji"], "value": int(told["value"])}}
            case "sent_story":
                return {"story": {"id": 1, "chat": chat.as_chat()}}
            case "sent_gift":
                return {"gift": {"text": told.get("text", "")}}
            case "pinned":
                return {"pinned_message": {"message_id": 1, "date": 0, "chat": chat.as_chat(), **told}}
            case "title_changed":
                return {"new_chat_title": told["title"]}
            case "topic_created":
                return {"forum_topic_created": {"name": told["title"], "icon_color": 0x6FB9F0}}
            case "members_joined":
                return {"new_chat_members": _named(told["names"])}
            case _:
                return {"supergroup_chat_created": True}

    def _shown_by(self, thing: Attachment, chat: Conversation, author: Person | None) -> Json:
        if isinstance(thing, Contact) and thing.own:
            return customer_content.own_contact(author or chat.person_with(chat.only_person), thing.phone)
        if isinstance(thing, Photo) and thing.missing is None:
            # It has no name here, so the same scene is one picture.
            return self._shown(msgspec.structs.replace(thing, name=""))
        return self._shown(thing)

    def _attached(self, thing: Attachment) -> Json:
        match thing:
            case Location():
                return {"location": _place(thing, at_first=True)}
            case Venue(title=title, address=address, latitude=latitude, longitude=longitude):
                where = {"latitude": latitude, "longitude": longitude}
                return {"venue": {"location": where, "title": title, "address": address}, "location": where}
            case Contact(phone=phone, name=name):
                return customer_content.contact(phone, name)
            case Link(url=url):
                return customer_content.words(url)
            case _:
                return self._file(thing)

    def _file(self, file: File) -> Json:
        store, card = self._world.memory.files, told(file)
        tells = (
            {name: card.get(name) for name in TELLS} | card.get("details", {}) | {"length": films.ROUND[0]}
        )
        tells = {name: int(value) if isinstance(value, float) else value for name, value in tells.items()}
        upload = Upload(made(file), card.get("name"), card.get("mime"), file.size, without_nothing(tells))
        look = attached(store, str(card["kind"]), upload, rng=self._world.rng)
        if file.missing is not None:
            # The house knows it by this name, and gets it when it asks again.
            newest = next(reversed(store.files.values()))
            store.files[remote_id_of(file)] = replace(newest, file_id=remote_id_of(file))
        return look


def _button(button: roles.Button, x: int, y: int) -> Json:
    return {"text": button.label} | (
        {"url": button.url} if button.url else {"callback_data": f"okno:{y}:{x}"}
    )


def _named(names: str) -> list[Json]:
    return [{"id": 1, "is_bot": False, "first_name": name} for name in names.split(", ")]


def _place(thing: Location, *, at_first: bool = False) -> Json:
    latitude, longitude = thing.set_out if at_first and thing.set_out else (thing.latitude, thing.longitude)
    place = {"latitude": latitude, "longitude": longitude}
    return without_nothing(place | {"live_period": thing.live_period, "heading": thing.heading})


def _entities(entities: Iterable[roles.Entity]) -> list[Json]:
    return [_entity(entity) for entity in entities]


def _entity(entity: roles.Entity) -> Json:
    told: Mapping[str, object] = {
        "type": ENTITIES.get(entity.type, entity.type),
        "offset": entity.offset,
        "length": entity.length,
        "url": entity.url,
    }
    return without_nothing(dict(told))
