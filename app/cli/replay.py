"""`okno replay`: recorded updates, read as live ones are, to see what becomes of them."""

import json
import logging
import os
import re
import signal
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from app.channels.asking import make_connector
from app.cli.given import read_given
from app.kit.errors import OknoError
from app.replay.recordings import recorded_in
from app.replay.replaying import replay as replay_all
from app.replay.scratch import open_scratch
from app.replay.threads import threads as threads_of
from connectors import registry
from connectors.contract import BadSettings, Connector, Setting, read_settings

HELP = """Read recorded updates as live ones are, into a scratch database, and say what became of each.

Nothing is asked over the network, and nothing of your own data is touched. A file holds one update, a list of
them, or a server's whole answer; of a folder all files are read, by name.

Standard output has one JSON object a line for each update, in order:

{"file", "outcome", "reason", "text", "attachments": [{"kind", "name", "mime", "size", "remote_id"}], "chat"}

outcome: message; edit; service (one short line in the history: a member, a pin, a title); status (a press, a
reaction, typing, read, deleted, blocked); ignored (left out on purpose); unsupported (not to be read, or no
recording at all). An update that says several things is told by the first of these that it says.

reason: why it was ignored or unsupported, or what of a message could not be read; null otherwise.

text: the words, of an edit the new ones; of the others what happened, in short.

chat: the channel's id of the chat whose history it belongs to; null where the update does not say.

An update whose key came before has "duplicate": true.

The exit code is 0 whatever the files hold, and 2 for an unknown kind or setting."""

FILLERS = {"secret": "1:replay", "url": "http://127.0.0.1:9"}
"""What a required setting is taken to be by its type: nothing is asked of the channel."""
FILLER = "1"

# Some readers of lines take these for ends of lines, too.
_ENDS = re.compile("[\x7f-\x9f\u2028\u2029]")


def replay(
    kind: Annotated[str, typer.Argument(help="As `okno channel kinds` shows it.")],
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders.")],
    given: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="A setting of the channel, groups=yes for example."),
    ] = None,
    threads: Annotated[
        bool,
        typer.Option("--threads", help='At the end, a line of each chat: {"chat", "messages"}, in order.'),
    ] = False,
) -> None:
    connector = _open(_load(kind), given or ())
    # Lines say why an update could not be read; the log would say it a second time.
    logging.getLogger("app.inbound.letters").setLevel(logging.ERROR)
    # A plain end would leave the scratch folder behind.
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        with open_scratch(kind) as writer:
            for lines in replay_all(writer, connector, recorded_in(connector, paths)):
                _print(lines)
            if threads:
                with writer.database.snapshot() as connection:
                    _print(threads_of(connection))
    except BrokenPipeError:
        # Whoever reads has seen enough. What is still unsaid must not fail at the very end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    finally:
        signal.signal(signal.SIGTERM, before)


replay.__doc__ = HELP


def _print(lines: Iterable[Mapping[str, Any]]) -> None:
    for line in lines:
        words = json.dumps(line, ensure_ascii=False)
        escaped = _ENDS.sub(lambda end: f"\\u{ord(end[0]):04x}", words)
        sys.stdout.buffer.write(escaped.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def _load(kind: str) -> type[Connector]:
    try:
        return registry.load(kind)
    except registry.ConnectorUnavailable as failure:
        if failure.code == "unknown_kind":
            known = ", ".join(registry.kinds())
            raise typer.BadParameter(
                f"no channel of kind {kind!r} is installed; there are: {known}"
            ) from None
        raise typer.BadParameter(f"the connector does not work: {failure.detail}") from None


def _open(connector: type[Connector], given: Iterable[str]) -> Connector:
    try:
        values = _fillers(connector.settings) | read_given(given)
        return make_connector(connector, read_settings(connector.settings, values))
    except BadSettings as failure:
        raise typer.BadParameter(f"--set: {failure}") from None
    except OknoError as failure:
        raise typer.BadParameter(failure.detail or "a setting is given as --set name=value") from None


def _fillers(settings: Iterable[Setting]) -> dict[str, str]:
    return {
        setting.name: setting.choices[0] if setting.choices else FILLERS.get(setting.type, FILLER)
        for setting in settings
        if setting.required and not setting.default
    }


def _leave(*_: object) -> NoReturn:
    raise SystemExit(128 + signal.SIGTERM)
