"""The measurements, and what each has to reach."""

from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median

from tests.bench.window.large_house import MUCH, Size
from tests.bench.window.sight import Sight

SCROLLS = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table."""

    name: str
    figure: str
    beside: str
    """The bare thing in the same run."""
    required: str
    is_reached: bool


def measure(sight: Sight, client_id: int, size: Size) -> list[Line]:
    sight.page.locator("#rows").focus()
    sight.page.keyboard.press("Home")
    sight.page.locator("[role=log] article").first.wait_for()
    return [
        *_long_history(sight, size),
        _unseen(sight, client_id, size),
        _seen(sight),
        _memory(sight, size),
        _scrolling(sight, "the list", "#rows", 400),
    ]


def _unseen(sight: Sight, client_id: int, size: Size) -> Line:
    """Rows that nobody has opened yet, one after the other."""
    presses = sight.presses("j", size.unseen)
    took = median(press.ms for press in presses)
    bare = sight.answer_ms(f"/api/clients/{client_id}/history", 20)
    return Line(
        f"a matter not seen before, {size.unseen} of them, painted after",
        f"{took:.0f} ms at the median, {max(press.ms for press in presses):.0f} at most",
        f"the bare request for one page of a history: {bare:.1f} ms ({took / bare:.1f} times)",
        "under 100 ms at the median",
        took < 100 and all(press.frames > 0 for press in presses),
    )


def _seen(sight: Sight) -> Line:
    presses = sight.presses("k", 20) + sight.presses("j", 20)
    first = sum(press.frames == 1 for press in presses)
    took = median(press.ms for press in presses)
    return Line(
        "a matter seen before, painted in the first frame after the key",
        f"{first} of {len(presses)}, {took:.0f} ms at the median",
        "-",
        "all",
        first == len(presses),
    )


def _memory(sight: Sight, size: Size) -> Line:
    quarter = size.switches // 4
    heaps = []
    for _ in range(4):
        for key in islice(cycle(("k", "k", "j", "j")), quarter // 10 or 1):
            sight.presses(key, 10)
        heaps.append(sight.heap())
    return Line(
        f"heap after each quarter of {size.switches:,} switches",
        ", ".join(f"{heap:.1f}" for heap in heaps) + " MB",
        "-",
        "flat: the last at most 1.1 of the first",
        heaps[-1] <= 1.1 * heaps[0],
    )


def _long_history(sight: Sight, size: Size) -> list[Line]:
    sight.page.locator(".thread-name").filter(has_text=MUCH).wait_for()
    return [_scrolling(sight, f"a history of {size.long_history:,}", "#history", -600)]


def _scrolling(sight: Sight, name: str, area: str, pixels: int) -> Line:
    scrolled = sight.scrolls(area, pixels, SCROLLS)
    took, longest = median(scrolled.frame_ms), max(scrolled.long_tasks, default=0)
    waits = scrolled.long_waits
    return Line(
        f"scrolling {name}: script, style and layout a frame",
        f"{took:.1f} ms at the median; longest task {f'{longest:.0f} ms' if longest else 'under 50 ms'}",
        f"by the clock, on this machine: {len(waits)} tasks over 50 ms, {max(waits, default=0):.0f} at most",
        "at most 8 ms, no task that works over 50 ms",
        took <= 8 and not scrolled.long_tasks,
    )
