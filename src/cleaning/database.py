"""The database the program works on: the one given, or the built-in server, started and prepared."""

from __future__ import annotations

import msgspec
from sqlalchemy import URL, Connection, create_engine, text
from sqlalchemy.pool import NullPool

from cleaning.adapters.secrets.vault import AesVault, KeyRing
from cleaning.adapters.sql import embedded
from cleaning.adapters.sql.importing.sealing import seal_open_lists
from cleaning.adapters.sql.migrate import is_newest, migrate
from cleaning.adapters.sql.premises.sealing import seal_open_codes
from cleaning.adapters.sql.roles import APP, OWNER, TIMEOUTS, ensure_roles
from cleaning.adapters.sql.url import sqlalchemy_url
from cleaning.settings import Settings

NAME = "cleaning"


def ready(settings: Settings) -> Settings:
    """The same settings with both addresses known: ``database_url`` as the app, ``owner_url`` for migrations.

    Raise embedded.Trouble when the built-in server cannot be had.
    """
    if settings.database_url:
        owner = settings.owner_url or settings.database_url
        return msgspec.structs.replace(settings, database_url=_as_app(settings.database_url), owner_url=owner)
    cluster = embedded.start(settings.postgres)
    _prepare(cluster)
    return msgspec.structs.replace(
        settings, database_url=cluster.url(NAME, role=APP), owner_url=cluster.url(NAME, role=OWNER)
    )


def upgrade(settings: Settings) -> None:
    """Tables of this version of the program, and nothing open in them that this version seals."""
    if not is_newest(settings.owner_url):
        migrate(settings.owner_url)
    seal(settings)


def seal(settings: Settings) -> None:
    """What an older program wrote openly; the keys must be there already."""
    vault = AesVault(KeyRing(settings.secret_key, settings.keys))
    seal_open_codes(settings.owner_url, vault)
    seal_open_lists(settings.owner_url, vault)


def _prepare(cluster: embedded.Cluster) -> None:
    """Roles and an empty database; two programs starting at once wait for each other."""
    engine = create_engine(cluster.url("postgres"), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("select pg_advisory_lock(7215504202)"))
        ensure_roles(connection)
        if not connection.scalar(text("select 1 from pg_database where datname = :name"), {"name": NAME}):
            connection.execute(text(f"create database {NAME} owner {OWNER} template template0"))
            connection.execute(text(f"revoke temporary, connect on database {NAME} from public"))
            connection.execute(text(f"grant connect on database {NAME} to {APP}"))


def empty(settings: Settings) -> None:
    """Drop everything in the built-in server's database and prepare it anew."""
    cluster = embedded.start(settings.postgres)
    engine = create_engine(cluster.url("postgres"), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"drop database if exists {NAME} with (force)"))
    _prepare(cluster)


def _as_app(address: str) -> str:
    """With one address for everything the program still works as the app's role, if its login may become it."""
    url = sqlalchemy_url(address)
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        ensure_roles(connection)
        connection.commit()
        if not _may_become_app(connection):
            return url.render_as_string(hide_password=False)
    return _with_role(url).render_as_string(hide_password=False)


def _may_become_app(connection: Connection) -> bool:
    roles = {"app": APP}
    known = connection.scalar(text("select 1 from pg_roles where rolname = :app and current_user <> :app"), roles)
    return bool(known and connection.scalar(text("select pg_has_role(current_user, :app, 'MEMBER')"), roles))


def _with_role(url: URL) -> URL:
    """A role taken on after the login brings no settings of its own, so its timeouts come along."""
    options = {"role": APP, **TIMEOUTS[APP]}
    return url.update_query_dict({"options": " ".join(f"-c {name}={value}" for name, value in options.items())})
