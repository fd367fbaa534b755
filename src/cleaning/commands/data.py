"""Proving, saving and putting back what is stored."""

from __future__ import annotations

from pathlib import Path

import click

from cleaning.commands.common import told
from cleaning.settings import Settings


@click.command()
@click.pass_obj
def audit(settings: Settings) -> None:
    """Prove from the database that books, stock, numbers and jobs fit together; 1 when something does not."""
    from cleaning.database import ready

    with told():
        _audit(ready(settings))


def _audit(settings: Settings) -> None:
    from sqlalchemy import create_engine

    from cleaning.adapters.sql.checks import audit as ask
    from cleaning.adapters.sql.url import sqlalchemy_url

    broken = 0
    with create_engine(sqlalchemy_url(settings.database_url)).connect() as connection:
        for outcome in ask(connection):
            broken += bool(outcome.rows)
            mark = "BROKEN" if outcome.rows else "ok"
            click.echo(f"{mark:<7}{outcome.check.name:<34}{outcome.check.promise} ({outcome.seconds:.2f} s)")
            for row in outcome.rows:
                click.echo("         " + ", ".join(f"{name} {value}" for name, value in row.items()))
    if broken:
        raise click.ClickException(f"{broken} of the promises do not hold")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def backup(settings: Settings, file: Path) -> None:
    """Save everything into one FILE, verified, while the program goes on working."""
    from cleaning.backups.make import make
    from cleaning.database import ready

    with told():
        about = make(ready(settings), file.absolute())
    size = file.stat().st_size / 1_000_000
    click.echo(f"{file}: {size:.1f} MB, {len(about.members)} parts, verified. Keep it as safe as the data themselves.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.pass_obj
def restore(settings: Settings, file: Path) -> None:
    """Put a backup into an empty data folder and prove that everything is there."""
    from cleaning.backups.restore import restore as put_back
    from cleaning.backups.restore import unopened

    with told():
        restored = put_back(settings, file.absolute())
        for name in unopened(restored):
            click.echo(f"Codes sealed with the key {name} stay shut until CLEANING_SECRET_KEY has it again.", err=True)
        _audit(restored)
    click.echo(f"Restored into {settings.data}.")


@click.command()
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="A file; standard output without it.")
def openapi(out: Path | None) -> None:
    """Write the description of the API (OpenAPI 3.1, JSON); needs no database."""
    import msgspec

    from cleaning.main import create_app
    from cleaning.web.description import describe

    app = create_app(Settings(database_url="postgresql://nowhere/nothing", secret="unused"))
    text = msgspec.json.format(msgspec.json.encode(describe(app)), indent=2).decode() + "\n"
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text)


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def export_all(settings: Settings, file: Path) -> None:
    """Write the whole company into FILE: a zip of CSV tables with a manifest, for other programs."""
    from cleaning.application.company.exporting.write_company import WriteCompany
    from cleaning.commands.common import program

    draft = file.with_name(f"{file.name}.part")
    with program(settings, "export") as scope:
        try:
            with draft.open("wb") as target:
                rows = scope.get(WriteCompany)(target)
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)
    click.echo(f"{file}: {rows} rows, {file.stat().st_size} bytes")


COMMANDS = (audit, backup, export_all, openapi, restore)
