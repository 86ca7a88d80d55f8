"""On what the numbers were measured."""

import os
import platform
import sqlite3
import sys
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("uvicorn", "uvloop", "starlette", "websockets", "SQLAlchemy", "orjson", "msgspec")


def machine() -> dict[str, str | int | float]:
    return {
        "processor": _processor(),
        "cores": os.cpu_count() or 1,
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": sys.version.split()[0],
        "sqlite": sqlite3.sqlite_version,
        "load_at_start": round(os.getloadavg()[0], 2),
        **{name: version(name) for name in PACKAGES},
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    names = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    found = (line.partition(":")[2].strip() for line in names if line.startswith("model name"))
    return next(found, platform.processor() or platform.machine())
