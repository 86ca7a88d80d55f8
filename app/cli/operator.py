"""`okno operator`: who answers."""

import sys
from typing import Annotated

import typer

from app.access.deed import Deed
from app.cli.beside import open_database, open_writer
from app.cli.complaints import complaining
from app.db.transaction import Transaction
from app.kit.clock import SystemClock
from app.kit.errors import OknoError, not_found
from app.kit.ids import SystemRandomness
from app.operators.adding import Newcomer, add_operator
from app.operators.emails import email_key, read_email
from app.operators.passwords import hash_password
from app.operators.queries import all_operators, operator_of_email
from app.operators.schemas import RoleName
from app.operators.sign_in_link import LINK_LIFE, make_link_for_colleague, sign_in_url
from app.settings import Settings

SHORTEST_PASSWORD = 10

app = typer.Typer(no_args_is_help=True, help="Who answers: add people, let them in.")


@app.command()
def add(
    name: Annotated[str, typer.Option(help="As clients and colleagues see it.")],
    email: Annotated[str, typer.Option(help="To sign in with.")],
    role: Annotated[RoleName, typer.Option(help="What they may do.")] = "operator",
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
    no_password: Annotated[
        bool, typer.Option("--no-password", help="Without a password: they sign in by a link.")
    ] = False,
) -> None:
    """Add somebody who answers."""
    with complaining():
        read_email(email)
        password = None if no_password else _read_password(from_stdin=password_stdin)
        newcomer = Newcomer(name, email, role, None if password is None else hash_password(password))
        with open_writer(Settings()) as writer:
            card = writer.write_now(add_operator, newcomer, Deed(SystemClock().now()))
        typer.echo(f"{card.name} <{card.email}> is now here as {card.role}.")
        if password is None:
            typer.echo(f"To let them in: okno operator link {card.email}")


@app.command()
def link(email: Annotated[str, typer.Argument(help="Of the operator to let in.")]) -> None:
    """Print a link that signs this operator in, once."""
    settings = Settings()
    with complaining(), open_writer(settings) as writer:
        token = writer.write_now(_make_link, email_key(email), Deed(SystemClock().now()))
    typer.echo(sign_in_url(settings.base_url, token))
    minutes = round(LINK_LIFE.total_seconds() / 60)
    typer.echo(f"Opens the window once, within {minutes} minutes.", err=True)


@app.command("list")
def list_operators() -> None:
    """Show everybody."""
    with complaining(), open_database(Settings()) as database, database.snapshot() as connection:
        for card in all_operators(connection):
            gone = "  disabled" if card.disabled else ""
            typer.echo(f"{card.id:>4}  {card.role:<10}  {card.email:<32}  {card.name}{gone}")


def _make_link(tx: Transaction, email: str, deed: Deed) -> str:
    card = operator_of_email(tx.connection, email)
    if card is None:
        raise not_found("operator")
    return make_link_for_colleague(tx, card.id, deed, SystemRandomness())


def _read_password(*, from_stdin: bool) -> str:
    if from_stdin or not sys.stdin.isatty():
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    if not password:
        raise OknoError("password_missing")
    if len(password) < SHORTEST_PASSWORD:
        raise OknoError("password_too_short")
    return password
