"""/control/groups: founding groups, and what people do in them."""

from aiohttp import web

from tests.doubles.telegram.control_letters import given_by, shown_letter
from tests.doubles.telegram.customer import Customer
from tests.doubles.telegram.group_chat import GroupChat
from tests.doubles.telegram.registration import find_customer, find_group, found_group
from tests.doubles.telegram.wire import Json
from tests.doubles.telegram.world import World

BOT_ACTS = ("adds_bot", "promotes_bot", "demotes_bot", "kicks_bot")
TOPIC_ACTS = ("renames_topic", "closes_topic", "reopens_topic")


def group_routes(world: World) -> list[web.RouteDef]:
    doors = _Groups(world)
    group = r"/groups/{group:-\d+}"
    return [
        web.get("/groups", doors.show_all),
        web.post("/groups", doors.found),
        web.get(group, doors.show),
        web.patch(group, doors.rename),
        web.put(f"{group}/members/{{customer:\\d+}}", doors.let_in),
        web.delete(f"{group}/members/{{customer:\\d+}}", doors.let_out),
        web.post(f"{group}/bot", doors.move_bot),
        web.post(f"{group}/topics", doors.open_topic),
        web.patch(f"{group}/topics/{{topic:\\d+}}", doors.change_topic),
        web.post(f"{group}/migration", doors.migrate),
        web.get(f"{group}/messages", doors.show_messages),
        web.post(f"{group}/messages", doors.write),
        web.post(f"{group}/pins", doors.pin),
        web.put("/privacy", doors.set_privacy),
    ]


class _Groups:
    def __init__(self, world: World) -> None:
        self.world = world

    async def show_all(self, _: web.Request) -> web.Response:
        return web.json_response(
            [_shown(GroupChat(self.world, one)) for one in self.world.memory.groups.values()]
        )

    async def found(self, request: web.Request) -> web.Response:
        """JSON {title, owner, members, is_supergroup, is_forum, has_bot}; people by their ids."""
        given = await given_by(request)
        owner, *members = (self._person(number) for number in (given["owner"], *given.get("members", [])))
        is_supergroup, is_forum = given.get("is_supergroup", False), given.get("is_forum", False)
        group = found_group(
            self.world, given["title"], owner, *members, is_supergroup=is_supergroup, is_forum=is_forum
        )
        if given.get("has_bot", True):
            await group.adds_bot()
        return web.json_response(_shown(group), status=201)

    async def show(self, request: web.Request) -> web.Response:
        return web.json_response(_shown(self._meant(request)))

    async def rename(self, request: web.Request) -> web.Response:
        group = self._meant(request)
        await group.is_renamed((await given_by(request))["title"])
        return web.json_response(_shown(group))

    async def let_in(self, request: web.Request) -> web.Response:
        group = self._meant(request)
        await group.joins(self._person(request.match_info["customer"]))
        return web.json_response(_shown(group))

    async def let_out(self, request: web.Request) -> web.Response:
        group = self._meant(request)
        await group.leaves(self._person(request.match_info["customer"]))
        return web.json_response(_shown(group))

    async def move_bot(self, request: web.Request) -> web.Response:
        """JSON {act}: adds_bot, promotes_bot, demotes_bot or kicks_bot."""
        group, act = self._meant(request), (await given_by(request))["act"]
        if act not in BOT_ACTS:
            raise ValueError(f"an act is one of {', '.join(BOT_ACTS)}")
        await getattr(group, act)()
        return web.json_response(_shown(group))

    async def open_topic(self, request: web.Request) -> web.Response:
        topic = await self._meant(request).opens_topic((await given_by(request))["name"])
        return web.json_response({"message_thread_id": topic}, status=201)

    async def change_topic(self, request: web.Request) -> web.Response:
        """JSON {act, ...}: renames_topic with a name, closes_topic or reopens_topic."""
        group, given = self._meant(request), await given_by(request)
        act, topic = given.pop("act"), int(request.match_info["topic"])
        if act not in TOPIC_ACTS:
            raise ValueError(f"an act is one of {', '.join(TOPIC_ACTS)}")
        await getattr(group, act)(topic, **given)
        return web.json_response(_shown(group))

    async def migrate(self, request: web.Request) -> web.Response:
        group = await self._meant(request).becomes_supergroup(**await given_by(request))
        return web.json_response(_shown(group), status=201)

    async def show_messages(self, request: web.Request) -> web.Response:
        letters = self._meant(request).messages
        return web.json_response([shown_letter(mail, is_mine=False) for mail in letters])

    async def write(self, request: web.Request) -> web.Response:
        """JSON {from, text, topic, reply_to, fields}."""
        given = await given_by(request)
        author, topic = self._person(given.pop("from")), given.pop("topic", 0)
        fields = given.pop("fields", {})
        member = self._meant(request).member(author, topic=topic)
        said = await member.writes(given.pop("text"), **given, **fields)
        return web.json_response(shown_letter(said, is_mine=True), status=201)

    async def pin(self, request: web.Request) -> web.Response:
        await self._meant(request).pins((await given_by(request))["message_id"])
        return web.Response(status=204)

    async def set_privacy(self, request: web.Request) -> web.Response:
        """JSON {is_on}: whether the bot is told in groups only what is meant for it."""
        self.world.memory.bot.has_privacy_mode = bool((await given_by(request))["is_on"])
        return web.Response(status=204)

    def _meant(self, request: web.Request) -> GroupChat:
        return find_group(self.world, int(request.match_info["group"]))

    def _person(self, number: int | str) -> Customer:
        return find_customer(self.world, int(number))


def _shown(chat: GroupChat) -> Json:
    group = chat.group
    return {
        "id": group.id,
        "kind": group.kind,
        "title": group.title,
        "members": [{"id": person.id, "name": person.name} for person in group.members.values()],
        "bot": group.bot_place,
        "is_forum": group.is_forum,
        "topics": {number: topic.name for number, topic in group.topics.items()},
        "migrated_to": group.migrated_to,
    }
