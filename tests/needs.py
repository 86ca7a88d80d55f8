"""What a test needs from the machine. Missing parts are skipped and named; CI forbids that."""

import os
from typing import NoReturn

import pytest

REQUIRED = os.environ.get("OKNO_TEST_REQUIRE", "")


def forbid_or_skip(part: str, reason: str) -> NoReturn:
    """Skip what needs `part`, unless OKNO_TEST_REQUIRE says that everything must run."""
    if REQUIRED == "all":
        pytest.fail(f"{part} is required: {reason}", pytrace=False)
    pytest.skip(f"without {part}: {reason}")


def skipped_parts(reporter: pytest.TerminalReporter) -> list[str]:
    """One line per part that this machine lacks."""
    counts: dict[str, int] = {}
    for report in reporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if "without " in reason:
            part = reason.split("without ", 1)[1]
            counts[part] = counts.get(part, 0) + 1
    return [f"not tested here without {part} ({count} tests)" for part, count in sorted(counts.items())]
