"""Reads the project's own sources, without running them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def python_files(*folders: str) -> list[str]:
    """Every Python file under these folders of the project, as sorted POSIX paths from its root."""
    found = [
        path.relative_to(ROOT).as_posix() for folder in folders for path in (ROOT / folder).rglob("*.py")
    ]
    assert found, f"no Python file under {folders}: nothing would be looked at"
    return sorted(found)


def modules_imported_by(file: str) -> set[str]:
    """Dotted names of all that a file imports, wherever in the file the import stands."""
    return set(_imports(ast.parse((ROOT / file).read_text(encoding="utf-8"), file)))


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            # `from connectors import telegram` imports a module as much as `import connectors.telegram`.
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_within(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")
