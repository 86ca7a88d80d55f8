"""Opens the demo, looks at every screen with a real browser, and puts the pictures into a folder."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.demo.process import DemoProcess
from tests.screenshots.messenger import take_messengers
from tests.screenshots.readme import PICTURES, write_for_readme
from tests.screenshots.shop import take_shop
from tests.screenshots.window import sign_in, take_window

ROOT = Path(__file__).parents[2]
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def main() -> None:
    asked = _parser().parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        _chromium() as browser,
        DemoProcess(Path(data), "--quiet") as demo,
    ):
        signed_in = sign_in(browser, demo)
        for picture in (
            *take_window(browser, demo, signed_in, asked.out),
            *take_shop(browser, demo, signed_in, asked.out),
            *take_messengers(browser, demo, asked.out),
        ):
            sys.stdout.write(f"{picture}\n")
    if asked.readme:
        for picture in write_for_readme(asked.out, ROOT / PICTURES):
            sys.stdout.write(f"{picture}\n")


@contextmanager
def _chromium() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "screenshots", metavar="FOLDER")
    parser.add_argument("--readme", action="store_true", help=f"also the README's pictures, into {PICTURES}")
    return parser


if __name__ == "__main__":
    main()
