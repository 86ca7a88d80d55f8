"""The command line: `okno ...`."""

import sys

import typer

from app.kit.errors import OknoError

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Okno: one window for all your channels.")


def main() -> None:
    """Commands that know what went wrong say so in one line and a code."""
    from app.cli import channel, clients, demo, health, operator, replay, search, serve, suggest, views

    app.command("serve")(serve.serve)
    app.command("demo")(demo.demo)
    app.command("health")(health.health)
    app.command("replay")(replay.replay)
    app.add_typer(operator.app, name="operator")
    app.add_typer(channel.app, name="channel")
    clients.app.command("suggest")(suggest.suggest)
    app.add_typer(clients.app, name="clients")
    app.add_typer(search.app, name="search")
    app.add_typer(views.app, name="views")
    try:
        app()
    except OknoError as failure:
        typer.secho(f"{failure.code}: {failure.detail or failure.code}", err=True, fg=typer.colors.RED)
        sys.exit(1)
