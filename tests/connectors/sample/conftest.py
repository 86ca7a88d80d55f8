"""The sample, installed once for all tests."""

from pathlib import Path

import pytest

from tests.connectors.sample.distribution import build, install, write_out


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The author's own folder."""
    folder = tmp_path_factory.mktemp("author") / "postcard-shop"
    write_out(folder)
    return folder


@pytest.fixture(scope="session")
def installed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of packages, to be found beside Okno's own."""
    target = tmp_path_factory.mktemp("packages")
    install(build(source), target)
    return target
