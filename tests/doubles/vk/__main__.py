"""The local VK as a program: prints one JSON line when it is ready, and works until it is stopped."""

import argparse
import asyncio
import json
import signal
import sys
from pathlib import Path

from tests.doubles.vk.double import COMMUNITY, TOKEN, VkDouble
from tests.doubles.vk.events import MESSAGE_KINDS


def main() -> None:
    asked = _parser().parse_args()
    vk = VkDouble(
        token=asked.token,
        group_id=asked.group_id,
        name=asked.name,
        screen_name=asked.screen_name,
        host=asked.host,
        port=asked.port,
        seed=asked.seed,
        state=asked.state,
        a_second=asked.a_second,
        events_version=asked.events_version,
        events=() if asked.new else MESSAGE_KINDS,
    )
    asyncio.run(_serve(vk))


async def _serve(vk: VkDouble) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signal_number, stopped.set)
    async with vk:
        ready = {"url": vk.url, "token": vk.token, "group_id": vk.group_id}
        sys.stdout.write(json.dumps(ready) + "\n")
        sys.stdout.flush()
        await stopped.wait()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.doubles.vk", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--group-id", type=int, default=COMMUNITY)
    parser.add_argument("--name", default="Okno", help="the community's name")
    parser.add_argument("--screen-name", default="okno_local", help="as in vk.me/<screen name>")
    parser.add_argument("--a-second", type=int, default=None, help="calls a second before error 6")
    parser.add_argument("--events-version", default="5.199", help="5.92 has messages flat")
    parser.add_argument("--new", action="store_true", help="a new community: nothing is switched on yet")
    parser.add_argument("--seed", type=int, default=None, help="repeatable ids")
    parser.add_argument(
        "--state", type=Path, default=None, metavar="FOLDER", help="remember everything there"
    )
    return parser


if __name__ == "__main__":
    main()
