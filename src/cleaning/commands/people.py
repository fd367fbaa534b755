"""Users and keys."""

from __future__ import annotations

import click

from cleaning.commands.common import program
from cleaning.settings import Settings


@click.group()
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


@click.group()
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


COMMANDS = (user, key)
