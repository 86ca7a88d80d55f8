"""The web framework stays at the doors, so that everything behind them can be called without HTTP."""

from pathlib import PurePosixPath

import pytest

from tests.architecture.reading import is_within, modules_imported_by, python_files

FRAMEWORK = ("fastapi", "starlette", "uvicorn")
DOORS = (
    "app/main.py",
    "app/schema_export.py",
    "app/**/deps.py",
    "app/**/*/deps.py",
    "app/**/routes.py",
    "app/**/*/routes.py",
    "app/**/*_routes.py",
    "app/inbound/webhooks.py",
    "app/inbound/visitor_*.py",
    "app/realtime/*socket.py",
)
# The command line starts the server itself; nothing else behind the doors does.
STARTS_THE_SERVER = ("app/cli.py", "app/cli/*.py")


def test_the_web_framework_stays_at_the_doors() -> None:
    strays = {file: known for file in python_files("app") if (known := framework_known_to(file))}
    assert not strays, "move these to a deps.py, a routes.py or a door"


@pytest.mark.parametrize(
    ("file", "is_door"),
    [
        ("app/main.py", True),
        ("app/deps.py", True),
        ("app/conversations/routes.py", True),
        ("app/inbound/visitor_socket.py", True),
        ("app/realtime/operator_socket.py", True),
        ("app/realtime/hub.py", False),
        ("app/inbound/ingest.py", False),
        ("app/conversations/outbox.py", False),
    ],
)
def test_a_door_is_known_by_its_path(file: str, is_door: bool) -> None:
    assert is_any(file, DOORS) is is_door


def framework_known_to(file: str) -> set[str]:
    """What of the web framework a file imports without being a door."""
    if is_any(file, DOORS):
        return set()
    allowed = {"uvicorn"} if is_any(file, STARTS_THE_SERVER) else set[str]()
    imported = modules_imported_by(file)
    return {name for name in FRAMEWORK if any(is_within(module, name) for module in imported)} - allowed


def is_any(file: str, patterns: tuple[str, ...]) -> bool:
    """Whether a path fits one of the patterns; `**/` stands for any depth, none included."""
    path = PurePosixPath(file)
    return any(path.match(pattern) or path.match(pattern.replace("**/", "")) for pattern in patterns)
