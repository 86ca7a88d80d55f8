"""The sample of the README as a distribution of its own: written out, built and installed without a network."""

import re
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parents[3] / "connectors" / "README.md"
PATIENCE = 100
"""Seconds."""


def files_of_the_readme() -> dict[str, str]:
    """Every block that stands under the name of a file."""
    named = re.compile(r"^`([\w.]+)`[^`]*?:.*?^```\w+\n(.*?)^```", re.DOTALL | re.MULTILINE)
    return dict(named.findall(README.read_text(encoding="utf-8")))


def write_out(folder: Path) -> None:
    folder.mkdir()
    for name, words in files_of_the_readme().items():
        (folder / name).write_text(words, encoding="utf-8")


def build(folder: Path) -> Path:
    """The source distribution; a wheel lies beside it."""
    run(folder, "-m", "hatchling", "build", "--directory", "dist")
    (made,) = (folder / "dist").glob("*.tar.gz")
    assert list((folder / "dist").glob("*.whl"))
    return made


def install(distribution: Path, target: Path) -> None:
    """From the source distribution, so that it is seen to be whole."""
    options = ("--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--quiet")
    run(distribution.parent, "-m", "pip", "install", *options, "--target", str(target), str(distribution))


def run(folder: Path, *arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment or None,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
