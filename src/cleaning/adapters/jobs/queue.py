"""Work for later, kept in the same PostgreSQL and the same transaction as what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from procrastinate import App, SyncPsycopgConnector
from sqlalchemy.orm import Session


def _text(value: Any) -> str:
    """Dates, sums and enums become texts; the worker turns them back by the job's annotations."""
    return msgspec.json.encode(value, enc_hook=str).decode()


# Never opened: every job goes through the connection of the transaction it belongs to.
_app = App(connector=SyncPsycopgConnector(json_dumps=_text))


@dataclass(frozen=True, slots=True)
class ProcrastinateJobs:
    session: Session

    def defer(self, name: str, *, at: datetime | None = None, lock: str | None = None, **arguments: Any) -> None:
        if not getattr(self.session, "depth", 1):
            raise RuntimeError(f"job {name} was deferred outside a unit of work: nothing would commit it")
        raw = self.session.connection().connection.driver_connection
        job = _app.configure_task(name, allow_unknown=True, schedule_at=at, lock=lock, connection=raw)
        job.defer(**msgspec.to_builtins(arguments, enc_hook=str))
