"""`okno demo`: a house full of people, and messengers on this machine in which one can be them."""

import asyncio
import contextlib
import shutil
import signal
import socket
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from sqlalchemy import update

from app.access.deed import Deed
from app.channels.checking import Checked, check_account
from app.channels.connecting import prepare
from app.channels.keyring import Keyring
from app.channels.storing import restore_channel, store_channel
from app.cli.demo_messenger import Account, LocalMessengers, is_here, open_messengers
from app.cli.serve import run
from app.db.engine import Database
from app.db.migrate import migrate
from app.db.tables import Channel
from app.db.transaction import Transaction
from app.db.writer import Writer
from app.events.log import append
from app.files.disk_store import DiskStore
from app.kit.clock import SystemClock
from app.kit.errors import OknoError
from app.kit.ids import SystemRandomness
from app.screens.demo_site import ensure_demo_site
from app.screens.routes import SHOP
from app.seed.cast import load_cast
from app.seed.planting import plant
from app.seed.planting_callbacks import plant_callbacks
from app.seed.planting_house import public_key_of
from app.seed.planting_pictures import lay_out_portraits
from app.seed.planting_props import lay_out
from app.seed.roles import House
from app.seed.shop_time import shop_time
from app.settings import Settings

HOST = "127.0.0.1"
PLAYED = {"bot": "telegram", "group": "vk"}
"""Kinds of those of the cast's channels that have a messenger on this machine."""


def demo(
    port: Annotated[
        int, typer.Option(help="Port to listen on; OKNO_PORT otherwise. 0 takes a free one.")
    ] = -1,
    telegram_port: Annotated[
        int, typer.Option(help="Port of the local Telegram; the next one otherwise.")
    ] = -1,
    vk_port: Annotated[int, typer.Option(help="Port of the local VK; the one after that otherwise.")] = -1,
    keep: Annotated[bool, typer.Option("--keep", help="Go on with the house of the last time.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Nobody writes by themselves.")] = False,
) -> None:
    """Serve a house full of people, apart from your own data, with a local Telegram and VK to play its customers."""
    settings = _settings_of_the_demo(Settings(), port)
    telegram_port = _free_port(settings.port + 1 if telegram_port < 0 else telegram_port)
    vk_port = _free_port(telegram_port + 1 if vk_port < 0 else vk_port)
    signal.signal(signal.SIGTERM, _leave)
    is_new = not (keep and (settings.data / "okno.db").exists())
    if is_new:
        shutil.rmtree(settings.data, ignore_errors=True)
    now = shop_time(SystemClock().now())
    with _messengers(settings.data, telegram_port, vk_port, now, lively=not quiet) as messengers:
        if is_new:
            typer.echo("Okno: forty-seven clients are moving in...")
            _move_in(settings, messengers, now)
        elif messengers is not None:
            _find_again(settings, messengers, now)
        _say_where_customers_write(messengers)
        with contextlib.suppress(KeyboardInterrupt):
            run(settings)


def _settings_of_the_demo(settings: Settings, port: int) -> Settings:
    """A house of its own: the real one is neither read nor written."""
    return settings.model_copy(
        update={
            "data": settings.data / "demo",
            "database_url": "",
            "bus": "memory",
            "host": HOST,
            "port": _free_port(settings.port if port < 0 else port),
            "public_url": "",
            "secret_key": None,
            "files": "disk",
            "demo_shop": SHOP.is_dir(),
            "sign_in_link": True,
        }
    )


def _free_port(port: int) -> int:
    """Raises OknoError port_taken, before anything of the last time is thrown away."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as failure:
            raise OknoError("port_taken", 500, detail=f"port {port}: {failure.strerror}") from failure
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def _messengers(
    data: Path, telegram_port: int, vk_port: int, now: datetime, *, lively: bool
) -> Iterator[LocalMessengers | None]:
    """None in an installation without the tests, where they live."""
    if not is_here():
        yield None
        return
    state = data / "telegram"
    with open_messengers(telegram_port, vk_port, state=state, now=now, lively=lively) as messengers:
        yield messengers


def _move_in(settings: Settings, messengers: LocalMessengers | None, now: datetime) -> None:
    settings.data.mkdir(parents=True, exist_ok=True)
    cast = load_cast(now)
    store = DiskStore(settings.data / "files")
    laid_out, portraits = lay_out(cast, store), lay_out_portraits(cast, store)
    with _writing(settings) as writer:
        connected = {"site": writer.write_now(_connect_site, _name_of("site", cast.house), now)}
        for key, checked in _tried_out(messengers).items():
            deed = (checked, _name_of(key, cast.house), public_key_of(key), Keyring.of(settings), now)
            connected[key] = writer.write_now(_connect, *deed)
        planted = writer.write_now(
            plant, cast, now, SystemRandomness(), connected=connected, laid_out=laid_out, portraits=portraits
        )
        writer.write_now(plant_callbacks, planted.operators, now)


def _find_again(settings: Settings, messengers: LocalMessengers, now: datetime) -> None:
    """The messengers may answer at other addresses than the last time."""
    with _writing(settings) as writer:
        for key, checked in _tried_out(messengers).items():
            writer.write_now(_reconnect, checked, public_key_of(key), Keyring.of(settings), now)


@contextlib.contextmanager
def _writing(settings: Settings) -> Iterator[Writer]:
    database = Database(settings.database)
    try:
        migrate(database)
        with Writer(database, append).running() as writer:
            yield writer
    finally:
        database.close()


def _connect_site(tx: Transaction, name: str, at: datetime) -> int:
    channel_id = ensure_demo_site(tx, at)
    tx.connection.execute(update(Channel).where(Channel.id == channel_id).values(name=name))
    return channel_id


def _tried_out(messengers: LocalMessengers | None) -> dict[str, Checked]:
    """By the cast's key of the channel."""
    accounts = messengers.accounts() if messengers else {}
    return {
        key: asyncio.run(_try_out(kind, accounts[kind])) for key, kind in PLAYED.items() if kind in accounts
    }


async def _try_out(kind: str, account: Account) -> Checked:
    checked = await check_account(kind, {"token": account.token, "base_url": account.url})
    await prepare(checked)
    return checked


def _connect(
    tx: Transaction, checked: Checked, name: str, public_key: str, keyring: Keyring, at: datetime
) -> int:
    return store_channel(tx, checked, name, public_key, keyring, Deed(at)).id


def _reconnect(tx: Transaction, checked: Checked, public_key: str, keyring: Keyring, at: datetime) -> None:
    channel_id = tx.run("SELECT id FROM channels WHERE public_key = ?", (public_key,)).scalar_one()
    restore_channel(tx, channel_id, checked, keyring, Deed(at))


def _name_of(channel_key: str, house: House) -> str:
    return next(channel.name for channel in house.channels if channel.key == channel_key)


def _say_where_customers_write(messengers: LocalMessengers | None) -> None:
    if messengers is None:
        typer.echo("\n  Customers of messengers can be played in a clone of the repository only.")
        return
    accounts = messengers.accounts()
    typer.echo(f"\n  Telegram, to write as a customer: {accounts['telegram'].url}")
    typer.echo(f"  VK, to write as a customer: {accounts['vk'].url}")


def _leave(*_: object) -> NoReturn:
    """A plain end on SIGTERM would skip the farewell to the messenger."""
    raise SystemExit(0)
