"""Somebody at the server's own terminal."""

from dataclasses import dataclass
from pathlib import Path

import typer
from typer.testing import CliRunner, Result


@dataclass(frozen=True)
class Terminal:
    database_url: str
    data: Path

    def types(self, app: typer.Typer, *words: str, said: str = "") -> Result:
        """`said` is what comes through standard input."""
        environment = {"OKNO_DATABASE_URL": self.database_url, "OKNO_DATA": str(self.data)}
        return CliRunner().invoke(app, list(words), input=said, env=environment)
