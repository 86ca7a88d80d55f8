"""The local Telegram as a program: prints one JSON line when it is ready, and works until it is stopped."""

import argparse
import asyncio
import json
import signal
import sys
from pathlib import Path

from tests.doubles.telegram.double import TOKEN, TelegramDouble


def main() -> None:
    asked = _parser().parse_args()
    telegram = TelegramDouble(
        token=asked.token,
        name=asked.name,
        username=asked.username,
        host=asked.host,
        port=asked.port,
        seed=asked.seed,
        state=asked.state,
    )
    if asked.limits:
        telegram.enforce_limits()
    asyncio.run(_serve(telegram))


async def _serve(telegram: TelegramDouble) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signal_number, stopped.set)
    async with telegram:
        sys.stdout.write(json.dumps({"url": telegram.url, "token": telegram.token}) + "\n")
        sys.stdout.flush()
        await stopped.wait()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.doubles.telegram", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--name", default="Okno", help="the bot's name")
    parser.add_argument("--username", default="okno_local_bot")
    parser.add_argument("--seed", type=int, default=None, help="repeatable ids")
    parser.add_argument(
        "--state", type=Path, default=None, metavar="FOLDER", help="remember everything there"
    )
    parser.add_argument(
        "--limits", action="store_true", help="429 for whoever sends faster than Telegram allows"
    )
    return parser


if __name__ == "__main__":
    main()
