"""`okno health`: for containers and watchers."""

import json
import sys
import urllib.error
import urllib.request

import typer

from app.settings import Settings

PATIENCE = 5
"""Seconds."""


def health() -> None:
    """Ask the running server how it is. Exit code 1 when it does not answer."""
    settings = Settings()
    host = "127.0.0.1" if settings.host in {"0.0.0.0", "::"} else settings.host  # noqa: S104
    address = f"http://{host}:{settings.port}/api/health"
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            state = json.load(answer)
    except (urllib.error.URLError, OSError, ValueError) as failure:
        typer.echo(f"no answer from {address}: {failure}", err=True)
        sys.exit(1)
    typer.echo(json.dumps(state))
