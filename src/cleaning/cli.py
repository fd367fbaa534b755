"""The `cleaning` command. Each part is imported when it is asked for, so that help and settings come at once."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from cleaning.logs import set_up_logs
from cleaning.settings import Settings, WrongSetting, listing, read_settings, with_secret


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.pass_context
def main(context: click.Context) -> None:
    """Runs a cleaning company: clients, prices, plans, visits, stock, invoices, books and pay."""
    try:
        context.obj = read_settings()
    except WrongSetting as wrong:
        raise click.ClickException(str(wrong)) from wrong
    set_up_logs(context.obj.log_level)


@contextmanager
def told() -> Iterator[None]:
    """Turn what an administrator can mend into one sentence instead of a traceback."""
    from cleaning.adapters.sql.embedded import Trouble
    from cleaning.backups.manifest import BadBackup
    from cleaning.domain.shared.errors import DomainError

    try:
        yield
    except (BadBackup, DomainError, Trouble) as problem:
        raise click.ClickException(str(problem)) from problem


@contextmanager
def program(settings: Settings, origin: str = "cli") -> Iterator[Any]:
    """A scope of use cases, with everything they need running."""
    from cleaning.database import ready
    from cleaning.wiring import wire
    from cleaning.wiring.program import as_program

    with told():
        container = wire(with_secret(ready(settings)))
        try:
            with as_program(container, origin) as scope:
                yield scope
        finally:
            container.close()


@main.command()
@click.pass_obj
def run(settings: Settings) -> None:
    """Everything: database, web and worker; the demo company the first time."""
    from cleaning.adapters.sql.embedded import Cluster
    from cleaning.adapters.sql.migrate import migrate as upgrade
    from cleaning.database import ready
    from cleaning.first_time import demo_once
    from cleaning.supervisor import supervise

    built_in = not settings.database_url
    _port_is_free(settings)
    with told():
        settings = with_secret(ready(settings))
        upgrade(settings.owner_url)
        if settings.demo:
            demo_once(settings, click.echo, built_in=built_in)
    _greet(settings)
    try:
        supervise(settings, built_in=built_in)
    finally:
        if built_in:
            Cluster(settings.postgres.resolve(), settings.postgres.resolve() / "run").stop()


def _port_is_free(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((settings.host, settings.port))
        except OSError as taken:
            raise click.ClickException(
                f"{settings.host}:{settings.port} cannot be listened on ({taken.strerror}); set CLEANING_PORT"
            ) from taken


def _greet(settings: Settings) -> None:
    from cleaning.application.company.queries import CompanyQueries

    with program(settings) as scope:
        logins = (scope.get(CompanyQueries).setting("demo") or {}).get("logins", [])
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    click.echo(f"\n  http://{host}:{settings.port}\n")
    for name, login, password in logins:
        click.echo(f"  {login:<14} {password:<22} {name}")
    if not logins:
        click.echo("  The first user: cleaning user add LOGIN --role owner")
    click.echo("")
    sys.stdout.flush()


@main.command()
@click.pass_obj
def web(settings: Settings) -> None:
    """The web server alone."""
    from cleaning.database import ready
    from cleaning.process import tie_to_supervisor
    from cleaning.serve import main as serve

    tie_to_supervisor()
    with told():
        settings = with_secret(ready(settings))
    os.environ["CLEANING_DATABASE_URL"], os.environ["CLEANING_SECRET"] = settings.database_url, settings.secret
    serve(settings)


@main.command()
@click.pass_obj
def worker(settings: Settings) -> None:
    """The worker alone: does what was put off, any number of them on any machine."""
    from cleaning.database import ready
    from cleaning.process import tie_to_supervisor
    from cleaning.worker import main as work

    tie_to_supervisor()
    with told():
        work(with_secret(ready(settings)))


@main.command()
@click.option("--show-owner-url", is_flag=True, help="Print the owner's address of the database and nothing else.")
@click.pass_obj
def migrate(settings: Settings, show_owner_url: bool) -> None:
    """Bring the database up to this version of the program."""
    from cleaning.adapters.sql.migrate import migrate as upgrade
    from cleaning.database import ready

    with told():
        owner_url = ready(settings).owner_url
        upgrade(owner_url)
    click.echo(owner_url if show_owner_url else "The database is up to date.")


@main.command()
@click.pass_obj
def demo(settings: Settings) -> None:
    """Make the demo company in an empty database."""
    from cleaning.adapters.sql.migrate import migrate as upgrade
    from cleaning.database import ready
    from cleaning.first_time import demo_once

    built_in = not settings.database_url
    with told():
        settings = with_secret(ready(settings))
        upgrade(settings.owner_url)
        demo_once(settings, click.echo, built_in=built_in)


@main.command()
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


@main.command()
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


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.pass_obj
def restore(settings: Settings, file: Path) -> None:
    """Put a backup into an empty data folder and prove that everything is there."""
    from cleaning.backups.restore import restore as put_back

    with told():
        restored = put_back(settings, file.absolute())
        _audit(restored)
    click.echo(f"Restored into {settings.data}.")


@main.command("settings")
@click.pass_obj
def show_settings(settings: Settings) -> None:
    """List every setting, its value and its meaning."""
    for variable, value, meaning in listing(settings):
        click.echo(f"{variable:<24} {value or '–':<28} {meaning}")


@main.group()
def user() -> None:
    """People who may enter."""


@user.command("add")
@click.argument("login")
@click.option("--name", default="", help="How the screens call them; the login when not given.")
@click.option("--role", default="owner", show_default=True)
@click.password_option(help="Asked for when not given.")
@click.pass_obj
def add_user(settings: Settings, login: str, name: str, role: str, password: str) -> None:
    """Let somebody in."""
    from cleaning.application.identity.add_user import AddUser
    from cleaning.application.shared.access import Role
    from cleaning.domain.identity.user import UserDetails

    if role not in list(Role):
        raise click.BadParameter(f"one of {', '.join(Role)}", param_hint="--role")
    with program(settings) as scope:
        scope.get(AddUser)(UserDetails(login=login, name=name or login, role=Role(role)), password)
    click.echo(f"{login} may sign in.")


@user.command("password")
@click.argument("login")
@click.password_option()
@click.pass_obj
def reset_password(settings: Settings, login: str, password: str) -> None:
    """Set a password and end the user's sessions."""
    from cleaning.application.identity.change_password import SetPassword
    from cleaning.application.identity.ports import Users

    with program(settings) as scope:
        found = scope.get(Users).by_login(login)
        if found is None:
            raise click.ClickException(f"There is no user {login}.")
        scope.get(SetPassword)(found.known_id, password)
    click.echo("The password is set.")


@user.command("list")
@click.pass_obj
def list_users(settings: Settings) -> None:
    """Who there is."""
    from cleaning.application.identity.queries import IdentityQueries

    with program(settings) as scope:
        for row in scope.get(IdentityQueries).users(closed=True):
            click.echo(f"{row.login:<20} {row.role:<12} {row.name}{'' if row.active else ' (closed)'}")


@main.group()
def key() -> None:
    """Keys with which programs use the API."""


@key.command("create")
@click.argument("name")
@click.option("--user", "login", required=True, help="The user the key speaks for.")
@click.option("--scope", "scopes", multiple=True, help="A permission; several times; none: all of the user's.")
@click.pass_obj
def create_key(settings: Settings, name: str, login: str, scopes: tuple[str, ...]) -> None:
    """Print a new key; it is shown this once."""
    from cleaning.application.identity.keys import CreateKey, KeyRequest
    from cleaning.application.identity.ports import Users

    with program(settings) as scope:
        found = scope.get(Users).by_login(login)
        if found is None:
            raise click.ClickException(f"There is no user {login}.")
        click.echo(scope.get(CreateKey)(KeyRequest(name=name, user_id=found.known_id, scopes=scopes)).secret)


@key.command("list")
@click.pass_obj
def list_keys(settings: Settings) -> None:
    """Which keys there are."""
    from cleaning.application.identity.queries import IdentityQueries

    with program(settings) as scope:
        for row in scope.get(IdentityQueries).keys():  # noqa: SIM118 – a query, not a dict
            state = "revoked" if row.revoked_at else "works"
            click.echo(f"{row.id:>4}  {row.start}…  {state:<8} {row.user:<24} {row.name}")


@key.command("revoke")
@click.argument("number", type=int)
@click.pass_obj
def revoke_key(settings: Settings, number: int) -> None:
    """End a key."""
    from cleaning.application.identity.keys import RevokeKey
    from cleaning.domain.shared.ids import ApiKeyId

    with program(settings) as scope:
        scope.get(RevokeKey)(ApiKeyId(number))
    click.echo("The key no longer works.")


if __name__ == "__main__":
    main()
