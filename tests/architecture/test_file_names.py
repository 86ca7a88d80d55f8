"""A file is named by the noun it holds or the verb it does; a name that fits anything collects everything."""

from pathlib import PurePosixPath

from tests.architecture.reading import python_files

EMPTY_NAMES = {
    "common",
    "helper",
    "helpers",
    "manager",
    "managers",
    "misc",
    "service",
    "services",
    "util",
    "utils",
}


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    files = python_files("app", "connectors", "migrations", "tests")
    assert not [file for file in files if EMPTY_NAMES & words_of(file)]


def words_of(file: str) -> set[str]:
    path = PurePosixPath(file)
    return {*path.parent.parts, path.stem}
