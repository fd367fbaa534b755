"""The keys that open what is sealed in the database."""

from __future__ import annotations

import click

from cleaning.commands.common import program
from cleaning.settings import Settings


@click.group()
def vault() -> None:
    """Keys that open what is sealed: codes and alarms of premises."""


@vault.command("status")
@click.pass_obj
def status(settings: Settings) -> None:
    """Which keys there are and how much each of them opens."""
    from cleaning.adapters.secrets.vault import KeyRing
    from cleaning.application.premises.queries import PremisesQueries

    with program(settings) as scope:
        sealed = scope.get(PremisesQueries).sealed_with()
        names = scope.get(KeyRing).names()
    for name in [*names, *sorted(sealed.keys() - set(names))]:
        state = "seals" if name == names[0] else "opens" if name in names else "MISSING"
        click.echo(f"{name}  {state:<8} {sealed.get(name, 0)} codes")


@vault.command("rotate")
@click.pass_obj
def rotate(settings: Settings) -> None:
    """Seal everything with a new key (with CLEANING_SECRET_KEY: with the first one given there)."""
    from cleaning.adapters.secrets.vault import KeyRing
    from cleaning.application.premises.queries import PremisesQueries
    from cleaning.application.premises.reseal_codes import ResealCodes

    with program(settings) as scope:
        ring = scope.get(KeyRing)
        name = ring.current() if settings.secret_key else ring.add()
        count = scope.get(ResealCodes)()
        used = set(scope.get(PremisesQueries).sealed_with())
        dropped = [] if settings.secret_key else ring.drop(used)
    click.echo(f"{count} codes are sealed with {name} now.")
    for old in dropped:
        click.echo(f"The key {old} opened nothing any more and is gone from {settings.keys}.")


COMMANDS = (vault,)
