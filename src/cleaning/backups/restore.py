"""`cleaning restore`: into an empty place only, after the whole file was proved readable."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from cleaning.adapters.secrets.vault import KeyRing
from cleaning.adapters.sql import embedded
from cleaning.adapters.sql.migrate import configuration, migrate
from cleaning.adapters.sql.url import sqlalchemy_url
from cleaning.backups import postgres
from cleaning.backups.archive import verified
from cleaning.backups.manifest import DUMP, FILES, KEYS, SECRET, BadBackup, Manifest
from cleaning.database import ready, seal
from cleaning.settings import Settings

TABLES = "select count(*) from pg_tables where schemaname = 'public'"


def restore(settings: Settings, source: Path) -> Settings:
    """The settings of the restored program, its database up to date. Raise BadBackup; then nothing was changed."""
    about = verified(source)
    _known(about)
    if settings.data.exists() and any(settings.data.iterdir()):
        raise BadBackup(f"{settings.data} is not empty; a backup is restored into an empty folder only")
    with tempfile.TemporaryDirectory(prefix="cleaning-restore-") as folder:
        with zipfile.ZipFile(source) as archive:
            dump = Path(archive.extract(DUMP, folder))
        try:
            postgres.decode(dump)
        except embedded.Trouble as broken:
            raise BadBackup(f"the database in the backup cannot be read: {broken}") from broken
        return _fill(settings, source, dump)


def unopened(settings: Settings) -> list[str]:
    """The names of keys that sealed something here and are not at hand."""
    at_hand = KeyRing(settings.secret_key, settings.keys).names()
    with create_engine(sqlalchemy_url(settings.owner_url), poolclass=NullPool).connect() as connection:
        used = connection.scalars(text("select distinct key_id from access_codes order by 1"))
        return [name for name in used if name not in at_hand]


def _known(about: Manifest) -> None:
    """A database of a newer program would be misunderstood by this one."""
    try:
        ScriptDirectory.from_config(configuration()).get_revision(about.revision)
    except CommandError:
        raise BadBackup(f"the backup is of a newer program (migration {about.revision}); update this one") from None


def _fill(settings: Settings, source: Path, dump: Path) -> Settings:
    running = ready(settings)
    try:
        with create_engine(sqlalchemy_url(running.owner_url), poolclass=NullPool).connect() as connection:
            if connection.scalar(text(TABLES)):
                raise BadBackup("the database is not empty; a backup is restored into an empty one only")
        postgres.load(running.owner_url, dump)
        migrate(running.owner_url)
        _unpack(settings, source)
        seal(running)
    except BaseException:
        if not settings.database_url:
            embedded.start(settings.postgres).stop()
            shutil.rmtree(settings.postgres.resolve(), ignore_errors=True)
            shutil.rmtree(settings.data, ignore_errors=True)
        raise
    return running


def _unpack(settings: Settings, source: Path) -> None:
    with zipfile.ZipFile(source) as archive:
        for name in archive.namelist():
            if name.startswith(FILES):
                _write(archive, name, settings.files / _inside(name.removeprefix(FILES)))
            elif name in (SECRET, KEYS):
                _write(archive, name, settings.data / name)
                (settings.data / name).chmod(0o600)


def _inside(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise BadBackup(f"the backup names a file outside its folder: {name}")
    return path


def _write(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as read, target.open("wb") as write:
        shutil.copyfileobj(read, write)
