"""Chromium before the window of a large house, and what is read off it."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.house_process import HouseProcess
from tests.journeys.owner import Owner

PROBE = Path(__file__).with_name("probe.js")
PATIENCE = 60_000
"""Milliseconds."""
LONG = 50
"""Milliseconds."""
TASKS = "disabled-by-default-devtools.timeline"
"""The traces that tell of a task how long its thread worked on it."""
SPENT = ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration")


@dataclass(frozen=True, slots=True)
class Press:
    """From a key to the frame that shows the matter it leads to; `frames` counts that one, -1 when none did."""

    frames: int
    ms: float


@dataclass(frozen=True, slots=True)
class Scrolled:
    frame_ms: list[float]
    """Script, style and layout, a frame: time of the thread itself, whatever else the machine does."""
    long_tasks: list[float]
    """Milliseconds of the thread itself in whatever worked longer than 50."""
    long_waits: list[float]
    """Milliseconds that passed in whatever held the main thread longer than 50, also while others had the processor."""


@dataclass(frozen=True, slots=True)
class Sight:
    page: Page
    devtools: CDPSession

    def presses(self, key: str, times: int) -> list[Press]:
        """One after the other: each is awaited before the next."""
        self.page.evaluate("window.presses = []")
        for done in range(times):
            self.page.keyboard.press(key)
            self.page.wait_for_function("count => window.presses.length > count", arg=done)
        seen: list[dict[str, Any]] = self.page.evaluate("window.presses")
        return [Press(press["frames"], press["ms"]) for press in seen]

    def scrolls(self, area: str, pixels: int, times: int) -> Scrolled:
        box = self.page.locator(area).bounding_box()
        assert box is not None, f"{area} is not on the screen"
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.page.evaluate("window.longTasks = []")
        frames = []
        with tasks_of(self.devtools) as tasks:
            for _ in range(times):
                before = self._spent()
                self.page.mouse.wheel(0, pixels)
                self.page.evaluate("window.twoFrames()")
                frames.append((self._spent() - before) / 2)
        long_tasks = [worked for worked in tasks if worked > LONG]
        return Scrolled(frames, long_tasks, self.page.evaluate("window.longTasks"))

    def heap(self) -> float:
        """Megabytes that nothing could be spared of."""
        for _ in range(2):
            self.devtools.send("HeapProfiler.collectGarbage")
        return self._metrics()["JSHeapUsedSize"] / 1e6

    def answer_ms(self, path: str, times: int) -> float:
        """The bare request, from the same page: asked, heard, read as JSON."""
        script = """async ([path, times]) => {
            const taken = [];
            for (let turn = 0; turn < times; turn += 1) {
                const begun = performance.now();
                await (await fetch(path)).json();
                taken.push(performance.now() - begun);
            }
            return taken;
        }"""
        taken: list[float] = self.page.evaluate(script, [path, times])
        return median(taken)

    def _spent(self) -> float:
        metrics = self._metrics()
        return 1_000 * sum(metrics[name] for name in SPENT)

    def _metrics(self) -> dict[str, float]:
        told = self.devtools.send("Performance.getMetrics")["metrics"]
        return {metric["name"]: metric["value"] for metric in told}


@contextmanager
def tasks_of(devtools: CDPSession) -> Iterator[list[float]]:
    """Of each task of the page's main thread the milliseconds it worked, once they are all done."""
    told: list[dict[str, Any]] = []
    ends: list[object] = []
    worked: list[float] = []
    devtools.on("Tracing.dataCollected", lambda part: told.extend(part["value"]))
    devtools.on("Tracing.tracingComplete", lambda end: ends.extend([end]))
    config = {"includedCategories": [TASKS], "excludedCategories": ["*"]}
    devtools.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": config})
    yield worked
    devtools.send("Tracing.end")
    while not ends:
        devtools.send("Performance.getMetrics")
    threads = {
        (one["pid"], one["tid"])
        for one in told
        if one["name"] == "thread_name" and one["args"]["name"] == "CrRendererMain"
    }
    tasks = [one for one in told if one["name"] == "RunTask" and (one["pid"], one["tid"]) in threads]
    worked += [one.get("tdur", 0) / 1_000 for one in tasks]


@contextmanager
def at_the_window(house: HouseProcess) -> Iterator[Sight]:
    """The owner has signed in, and the list stands there."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    assert found, "this measurement needs Chromium"
    owner = Owner.lets_himself_in(house)
    with closing(owner.http), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="ru-RU")
        page.set_default_timeout(PATIENCE)
        page.add_init_script(path=PROBE)
        page.goto(owner.new_link())
        page.locator("#rows [role=option]").first.wait_for()
        devtools = page.context.new_cdp_session(page)
        devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
        yield Sight(page, devtools)
        browser.close()
