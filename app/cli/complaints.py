"""What went wrong, in words for whoever typed the command."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from pydantic import ValidationError

from app.kit.errors import OknoError

WORDS = {
    "bad_delimiter": "The delimiter must be one character.",
    "bad_email": "This is no e-mail address.",
    "bad_encoding": "The file is not written in this encoding. Say which one by --encoding.",
    "bad_mapping": "Some columns cannot mean this.",
    "bad_settings": "Some settings do not fit.",
    "channel_already_connected": "This account is connected already.",
    "channel_broken_connector": "The connector of this kind does not work.",
    "channel_conflict": "Somebody else is using this account at the same time.",
    "channel_network": "The channel cannot be reached.",
    "channel_not_found": "There is no such channel. `okno channel list` shows all.",
    "channel_other_account": "These settings lead to another account. Connect it as a channel of its own.",
    "channel_rate_limited": "The channel wants us to wait.",
    "channel_rejected": "The channel refuses.",
    "channel_server_error": "The channel has troubles of its own.",
    "channel_timeout": "The channel does not answer.",
    "channel_unauthorised": "The channel does not accept these settings.",
    "channel_unknown_kind": "No such kind of channel is installed. `okno channel kinds` shows all.",
    "database_unavailable": "The database cannot be reached.",
    "email_taken": "Somebody answers under this e-mail address already.",
    "export_format": "Clients can be written as csv, xlsx or jsonl.",
    "file_cut_off": "The file ends in the middle of a row.",
    "file_damaged": "The file is damaged.",
    "file_empty": "The file holds no rows.",
    "import_running": "Another process is bringing this very file in.",
    "import_taken_over": "Another process has taken this import over, or somebody has stopped it.",
    "last_owner": "Somebody must remain the owner.",
    "line_too_long": "A line of the file has no end.",
    "name_empty": "A name needs at least one letter.",
    "not_a_setting": "A setting is given as name=value.",
    "not_a_table": "This is no table.",
    "nothing_mapped": "No column of the file is understood. Say what they mean by --map.",
    "operator_disabled": "This operator is disabled.",
    "operator_not_found": "Nobody answers under this e-mail address. `okno operator list` shows everybody.",
    "password_missing": "A password is needed: type it when asked, or send it by --password-stdin.",
    "password_too_short": "A password needs at least 10 characters.",
    "quote_not_closed": "A quote is opened and never closed.",
    "report_format": "A report ends in .csv or .jsonl.",
    "secret_key_too_short": "OKNO_SECRET_KEY is too short.",
    "secrets_unreadable": "The channel's secrets were encrypted with another key. Give them again.",
    "too_many_columns": "The file has too many columns.",
    "too_many_rows": "The sheet has more rows than a sheet can have.",
    "xls_not_supported": "This is a workbook of an old kind, or one with a password. Save it as XLSX or CSV.",
    "xlsx_bomb": "This workbook is made to harm whoever opens it.",
    "xlsx_too_big": "This workbook is too large. Save it as CSV.",
}


@contextmanager
def complaining() -> Iterator[None]:
    """Says what went wrong and ends with exit code 1."""
    try:
        yield
    except OknoError as failure:
        words = WORDS.get(failure.code, "This did not work.")
        typer.secho(f"{words} ({failure.code})", err=True, fg=typer.colors.RED)
        for field, problem in (failure.fields or {}).items():
            typer.echo(f"  {field}: {problem}", err=True)
        if failure.detail:
            typer.echo(f"  {failure.detail}", err=True)
        raise typer.Exit(1) from None
    except ValidationError as failure:
        # What was given stays out of it: it may be a secret.
        typer.secho("This does not fit. (bad_request)", err=True, fg=typer.colors.RED)
        for mistake in failure.errors(include_input=False, include_url=False, include_context=False):
            typer.echo(f"  {'.'.join(str(step) for step in mistake['loc'])}: {mistake['msg']}", err=True)
        raise typer.Exit(1) from None
