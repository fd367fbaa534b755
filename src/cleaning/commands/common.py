"""What commands share. Each part of the program is imported when it is asked for, so that help comes at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from cleaning.settings import Settings, with_secret


@contextmanager
def told() -> Iterator[None]:
    """Turn what an administrator can mend into one sentence instead of a traceback."""
    from cleaning.adapters.secrets.vault import BadKey
    from cleaning.adapters.sql.embedded import Trouble
    from cleaning.backups.manifest import BadBackup
    from cleaning.domain.shared.errors import DomainError

    try:
        yield
    except (BadBackup, BadKey, DomainError, Trouble) as problem:
        raise click.ClickException(str(problem)) from problem


@contextmanager
def program(settings: Settings, origin: str = "cli") -> Iterator[Any]:
    """A scope of use cases, with everything they need running."""
    from cleaning.adapters.sql.migrate import is_current
    from cleaning.database import ready
    from cleaning.wiring import wire
    from cleaning.wiring.program import as_program

    with told():
        settings = with_secret(ready(settings))
        if not is_current(settings.database_url):
            raise click.ClickException("The database is not of this version of the program: run `cleaning migrate`.")
        container = wire(settings)
        try:
            with as_program(container, origin) as scope:
                yield scope
        finally:
            container.close()
