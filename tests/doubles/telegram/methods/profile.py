"""Who the bot is, and what it says of itself."""

import json
import re

from tests.doubles.telegram.arguments import Arguments
from tests.doubles.telegram.methods.registry import method
from tests.doubles.telegram.refusals import bad_request
from tests.doubles.telegram.wire import Json
from tests.doubles.telegram.world import World

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MOST_COMMANDS = 100
LONGEST = {"name": 64, "description": 512, "short_description": 120}
METHOD_OF = {"name": "MyName", "description": "MyDescription", "short_description": "MyShortDescription"}


@method("getMe")
def get_me(world: World, _: Arguments) -> Json:
    return world.memory.bot.as_me()


def _register_self_description(field: str) -> None:
    @method(f"set{METHOD_OF[field]}")
    def set_field(world: World, args: Arguments) -> bool:
        if len(args.text(field)) > LONGEST[field]:
            raise bad_request(f"{field} is too long")
        world.memory.bot.descriptions[_key(field, args)] = args.text(field)
        if field == "name" and args.text(field) and not args.text("language_code"):
            world.memory.bot.first_name = args.text(field)
        return True

    @method(f"get{METHOD_OF[field]}")
    def get_field(world: World, args: Arguments) -> Json:
        unset = world.memory.bot.first_name if field == "name" else ""
        return {field: world.memory.bot.descriptions.get(_key(field, args)) or unset}


for _field in LONGEST:
    _register_self_description(_field)


def _key(field: str, args: Arguments) -> str:
    return f"{field} {args.text('language_code')}"


@method("setMyCommands")
def set_my_commands(world: World, args: Arguments) -> bool:
    given = args.json("commands", "Can't parse commands JSON object")
    if not isinstance(given, list):
        raise bad_request("Expected an Array of BotCommand")
    if len(given) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in given:
        if not isinstance(command, dict) or not {"command", "description"} <= command.keys():
            raise bad_request("Can't parse BotCommand: expected an Object")
        if not COMMAND.fullmatch(str(command["command"]).removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not command["description"]:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.memory.bot.commands[_scope(args)] = given
    return True


@method("getMyCommands")
def get_my_commands(world: World, args: Arguments) -> list[Json]:
    return world.memory.bot.commands.get(_scope(args), [])


@method("deleteMyCommands")
def delete_my_commands(world: World, args: Arguments) -> bool:
    world.memory.bot.commands.pop(_scope(args), None)
    return True


def _scope(args: Arguments) -> str:
    scope = args.json("scope", "Can't parse BotCommandScope JSON object") or {"type": "default"}
    return f"{json.dumps(scope, sort_keys=True)} {args.text('language_code')}"
