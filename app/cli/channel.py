"""`okno channel`: what is connected."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

import typer

from app.access.deed import Deed
from app.channels.changing import check_channel
from app.channels.connecting import PUBLIC_KEY_BYTES, connect_channel
from app.channels.kinds import channel_kinds, connector_of
from app.channels.open import Switchboard
from app.channels.pausing import pause_channel, resume_channel
from app.channels.queries import channel_cards
from app.channels.removing import take_channel_away
from app.channels.schemas import ChannelCard, NewChannel, SettingCard
from app.cli.beside import open_database, open_switchboard, open_writer
from app.cli.complaints import complaining
from app.cli.given import read_given
from app.kit.clock import SystemClock
from app.kit.ids import SystemRandomness
from app.settings import Settings

T = TypeVar("T")

app = typer.Typer(no_args_is_help=True, help="What is connected: bots, communities, sites.")

ChannelId = Annotated[int, typer.Argument(metavar="ID", help="As `okno channel list` shows it.")]


@app.command()
def add(
    kind: Annotated[str, typer.Argument(help="As `okno channel kinds` shows it.")],
    name: Annotated[str, typer.Option(help="What it is called in the window.")] = "",
    given: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="A setting; secrets are asked for when left out."),
    ] = None,
) -> None:
    """Connect an account. It is tried out before anything is kept."""
    settings = Settings()
    with complaining():
        values = read_given(given or ())
        new = NewChannel(kind=kind, name=name, settings=values | _asked_secrets(kind, values))
        public_key = SystemRandomness().token(PUBLIC_KEY_BYTES)
        card = _with_channels(
            settings,
            lambda channels: connect_channel(channels, new, public_key, settings.base_url, _deed()),
        )
        _show(card)


@app.command()
def check(channel_id: ChannelId) -> None:
    """Ask the channel who we are, and set everything up anew."""
    settings = Settings()
    with complaining():
        card = _with_channels(
            settings, lambda channels: check_channel(channels, channel_id, settings.base_url, _deed())
        )
        _show(card)


@app.command()
def pause(channel_id: ChannelId) -> None:
    """Ask it for nothing and send nothing, for a while."""
    with complaining(), open_writer(Settings()) as writer:
        _show(writer.write_now(pause_channel, channel_id, _deed()))


@app.command()
def resume(channel_id: ChannelId) -> None:
    """Go on."""
    with complaining(), open_writer(Settings()) as writer:
        _show(writer.write_now(resume_channel, channel_id, _deed()))


@app.command()
def remove(
    channel_id: ChannelId,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove it and forget its secrets. What was said on it stays."""
    if not yes:
        typer.confirm(f"Remove channel {channel_id}?", abort=True)
    settings = Settings()
    with complaining():
        _with_channels(
            settings,
            lambda channels: take_channel_away(channels, channel_id, settings.base_url, _deed()),
        )
    typer.echo(f"Channel {channel_id} is removed.")


@app.command("list")
def list_channels() -> None:
    """Show everything that is connected."""
    with complaining(), open_database(Settings()) as database, database.snapshot() as connection:
        for card in channel_cards(connection):
            _show(card)


@app.command()
def kinds() -> None:
    """Show what can be connected, and what each must be told."""
    for kind in channel_kinds():
        typer.echo(f"{kind.kind}: {kind.title['en']}")
        for setting in kind.settings:
            typer.echo(f"  --set {setting.name}=   {_described(setting)}")


def _with_channels(settings: Settings, act: Callable[[Switchboard], Awaitable[T]]) -> T:
    async def acting() -> T:
        async with open_switchboard(settings) as channels:
            return await act(channels)

    return asyncio.run(acting())


def _deed() -> Deed:
    return Deed(SystemClock().now())


def _asked_secrets(kind: str, values: dict[str, str]) -> dict[str, str]:
    """What must be told and should not stand in the shell's history."""
    connector = connector_of(kind)
    if connector is None or not sys.stdin.isatty():
        return {}
    return {
        setting.name: typer.prompt(setting.label["en"], hide_input=True)
        for setting in connector.settings
        if setting.type == "secret" and setting.required and setting.name not in values
    }


def _show(card: ChannelCard) -> None:
    trouble = f"  {card.error_code}: {card.error_detail or ''}".rstrip(": ") if card.error_code else ""
    line = f"{card.id:>4}  {card.kind:<10}  {card.state:<7}  {card.public_key}  {card.name}{trouble}"
    typer.echo(line)


def _described(setting: SettingCard) -> str:
    words = [setting.label["en"]]
    if setting.choices:
        words.append(f"({', '.join(setting.choices)})")
    if setting.default:
        words.append(f"[{setting.default}]")
    if not setting.required:
        words.append("optional")
    return " ".join(words)
