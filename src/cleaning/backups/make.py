"""`cleaning backup`: while everything goes on working."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from cleaning.adapters.sql.url import sqlalchemy_url
from cleaning.backups import postgres
from cleaning.backups.archive import pack, verified
from cleaning.backups.manifest import DUMP, FILES, KEYS, SECRET, Manifest
from cleaning.settings import Settings


def make(settings: Settings, target: Path) -> Manifest:
    """Database first, files after it: a kept file is never changed or removed, so all the database names is there.

    The result is read back and verified before it counts.
    """
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as folder:
        dump = Path(folder) / DUMP
        about = _about(settings)
        postgres.dump(settings.owner_url, dump)
        postgres.decode(dump)
        pack(target, about, _parts(settings, dump))
    return verified(target)


def _about(settings: Settings) -> Manifest:
    with create_engine(sqlalchemy_url(settings.owner_url), poolclass=NullPool).connect() as connection:
        revision = connection.scalar(text("select version_num from alembic_version"))
        company = connection.scalar(text("select name from companies")) or ""
        keys = tuple(connection.scalars(text("select distinct key_id from access_codes order by 1")))
    now = datetime.now(UTC).replace(microsecond=0)
    return Manifest(
        made_at=now, revision=revision or "", postgres=postgres.MAJOR, company=company, keys=keys, members={}
    )


def _parts(settings: Settings, dump: Path) -> Iterator[tuple[str, Path]]:
    yield DUMP, dump
    for name in (SECRET, KEYS):
        if (secret := settings.data / name).exists():
            yield name, secret
    for path in sorted(settings.files.rglob("*")):
        if path.is_file():
            yield FILES + path.relative_to(settings.files).as_posix(), path
