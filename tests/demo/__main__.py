"""The demo's Telegram and VK as a program: prints one JSON line when it is ready, and ends when its input does.

So it never outlives the house that started it, however that one ended.
"""

import argparse
import asyncio
import json
import os
import signal
import sys
from datetime import datetime
from pathlib import Path
from random import Random

from app.seed.cast import load_cast
from app.seed.shop_time import shop_time
from tests.demo.liveliness import read_lines, speak_now_and_then
from tests.demo.past import remember
from tests.demo.past_vk import remember_vk
from tests.doubles.telegram.double import TelegramDouble
from tests.doubles.vk.double import VkDouble


def main() -> None:
    asked = _parser().parse_args()
    telegram = TelegramDouble(
        token=asked.token,
        name=asked.name,
        username=asked.username,
        port=asked.port,
        state=asked.state,
    )
    vk = VkDouble(
        token=asked.vk_token,
        name=asked.name,
        screen_name=asked.vk_screen_name,
        port=asked.vk_port,
        state=asked.state,
    )
    now = shop_time(datetime.fromisoformat(asked.now))
    asyncio.run(_serve(telegram, vk, now, lively=asked.lively))


async def _serve(telegram: TelegramDouble, vk: VkDouble, now: datetime, *, lively: bool) -> None:
    stopped = _told_to_stop()
    cast = load_cast(now)
    async with telegram, vk:
        if not telegram.world.memory.chats:
            remember(telegram.world, cast, now)
        if not vk.world.memory.people:
            remember_vk(vk.world, cast, now)
        ready = {
            "telegram": {"url": telegram.url, "token": telegram.token},
            "vk": {"url": vk.url, "token": vk.token},
        }
        sys.stdout.write(json.dumps(ready) + "\n")
        sys.stdout.flush()
        lines = read_lines() if lively else []
        talking = asyncio.create_task(speak_now_and_then(telegram, cast, lines, Random()))
        await stopped.wait()
        talking.cancel()


def _told_to_stop() -> asyncio.Event:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signal_number, stopped.set)

    def hear() -> None:
        if not os.read(sys.stdin.fileno(), 1_024):
            loop.remove_reader(sys.stdin.fileno())
            stopped.set()

    loop.add_reader(sys.stdin.fileno(), hear)
    return stopped


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.demo", description=__doc__)
    parser.add_argument("--now", required=True, help="the moment from which the demo counts, RFC 3339")
    parser.add_argument("--port", type=int, default=0, help="Telegram's; 0 takes a free one")
    parser.add_argument("--vk-port", type=int, default=0, help="VK's; 0 takes a free one")
    parser.add_argument("--token", required=True)
    parser.add_argument("--vk-token", required=True)
    parser.add_argument("--name", required=True, help="the bot's and the community's name")
    parser.add_argument("--username", required=True)
    parser.add_argument("--vk-screen-name", required=True)
    parser.add_argument("--state", type=Path, metavar="FOLDER", help="remember everything there")
    parser.add_argument("--lively", action="store_true", help="the customers write by themselves")
    return parser


if __name__ == "__main__":
    main()
