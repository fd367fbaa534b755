"""Starting things."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import click

from cleaning.commands.common import told
from cleaning.settings import Settings, listing, with_secret


@click.command()
@click.pass_obj
def run(settings: Settings) -> None:
    """Everything: database, web and worker; the demo company the first time."""
    from cleaning.adapters.sql.embedded import Cluster
    from cleaning.database import ready, upgrade
    from cleaning.first_time import demo_wanted
    from cleaning.main import preload
    from cleaning.serve import load
    from cleaning.supervisor import supervise

    built_in = not settings.database_url
    _port_is_free(settings)
    with told():
        with ThreadPoolExecutor(1) as beside:
            there = beside.submit(ready, settings)
            preload()
            settings = with_secret(there.result())
        upgrade(settings)
        make_demo = demo_wanted(settings, click.echo, built_in=built_in) if settings.demo else None
    _greet(settings, making_demo=make_demo is not None)
    first = None if make_demo is None else partial(_first, settings, make_demo)
    try:
        supervise(settings, load(settings), built_in=built_in, first=first)
    finally:
        if built_in:
            Cluster(settings.postgres.resolve(), settings.postgres.resolve() / "run").stop()


def _first(settings: Settings, make_demo: Callable[[], None]) -> None:
    make_demo()
    _greet(settings)


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


def _greet(settings: Settings, *, making_demo: bool = False) -> None:
    from cleaning.first_time import logins_of_the_demo

    logins = logins_of_the_demo(settings)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    click.echo(f"\n  http://{host}:{settings.port}\n")
    for name, login, password in logins:
        click.echo(f"  {login:<14} {password:<22} {name}")
    if making_demo:
        click.echo("  The demo company is being made, which takes a minute; the page says how far it is.")
    elif not logins:
        click.echo("  The first user: cleaning user add LOGIN --role owner")
    click.echo("")
    sys.stdout.flush()


@click.command()
@click.pass_obj
def web(settings: Settings) -> None:
    """The web server alone."""
    from cleaning.database import ready
    from cleaning.serve import main as serve

    with told():
        settings = with_secret(ready(settings))
    os.environ["CLEANING_DATABASE_URL"], os.environ["CLEANING_SECRET"] = settings.database_url, settings.secret
    serve(settings)


@click.command()
@click.pass_obj
def worker(settings: Settings) -> None:
    """The worker alone: does what was put off, any number of them on any machine."""
    from cleaning.database import ready
    from cleaning.worker import main as work

    with told():
        work(with_secret(ready(settings)))


@click.command()
@click.option("--show-owner-url", is_flag=True, help="Print the owner's address of the database and nothing else.")
@click.pass_obj
def migrate(settings: Settings, show_owner_url: bool) -> None:
    """Bring the database up to this version of the program."""
    from cleaning.database import ready, upgrade

    with told():
        settings = ready(settings)
        upgrade(settings)
    click.echo(settings.owner_url if show_owner_url else "The database is up to date.")


@click.command()
@click.option("--scale", type=click.Choice(["1k", "100k", "1m"]), help="A big company instead: so many clients.")
@click.pass_obj
def demo(settings: Settings, scale: str | None) -> None:
    """Make the demo company in an empty database."""
    from cleaning.database import ready, upgrade
    from cleaning.first_time import demo_wanted

    built_in = not settings.database_url
    with told():
        settings = with_secret(ready(settings))
        upgrade(settings)
        make = demo_wanted(settings, click.echo, built_in=built_in, scale=scale)
        if make is None:
            raise click.ClickException("The database holds something already; the demo wants an empty one.")
        make()


@click.command("settings")
@click.pass_obj
def show_settings(settings: Settings) -> None:
    """List every setting, its value and its meaning."""
    for variable, value, meaning in listing(settings):
        click.echo(f"{variable:<24} {value or '–':<28} {meaning}")


COMMANDS = (run, web, worker, migrate, demo, show_settings)
