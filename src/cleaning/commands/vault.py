"""The keys that open what is sealed in the database."""

from __future__ import annotations

from collections import Counter
from typing import Any

import click

from cleaning.commands.common import program
from cleaning.settings import Settings


@click.group()
def vault() -> None:
    """Keys that open what is sealed: codes and alarms of premises, lists that were brought."""


@vault.command("status")
@click.pass_obj
def status(settings: Settings) -> None:
    """Which keys there are and how much each of them opens."""
    from cleaning.adapters.secrets.vault import KeyRing

    with program(settings) as scope:
        codes, lists = _sealed(scope)
        sealed = codes + lists
        names = scope.get(KeyRing).names()
    for name in [*names, *sorted(sealed.keys() - set(names))]:
        state = "seals" if name == names[0] else "opens" if name in names else "MISSING"
        click.echo(f"{name}  {state:<8} {codes[name]} codes, {lists[name]} lists")


@vault.command("rotate")
@click.pass_obj
def rotate(settings: Settings) -> None:
    """Seal everything with a new key (with CLEANING_SECRET_KEY: with the first one given there)."""
    from cleaning.adapters.secrets.vault import KeyRing
    from cleaning.application.importing.reseal_lists import ResealLists
    from cleaning.application.premises.reseal_codes import ResealCodes

    with program(settings) as scope:
        ring = scope.get(KeyRing)
        name = ring.current() if settings.secret_key else ring.add()
        count, lists = scope.get(ResealCodes)(), scope.get(ResealLists)()
        used = {name for sealed in _sealed(scope) for name in sealed}
        dropped = [] if settings.secret_key else ring.drop(used)
    click.echo(f"{count} codes and {lists} lists are sealed with {name} now.")
    for old in dropped:
        click.echo(f"The key {old} opened nothing any more and is gone from {settings.keys}.")


def _sealed(scope: Any) -> tuple[Counter[str], Counter[str]]:
    """How many codes and how many lists each key opens."""
    from cleaning.application.importing.queries import ImportQueries
    from cleaning.application.premises.queries import PremisesQueries

    return Counter(scope.get(PremisesQueries).sealed_with()), Counter(scope.get(ImportQueries).sealed_with())


COMMANDS = (vault,)
