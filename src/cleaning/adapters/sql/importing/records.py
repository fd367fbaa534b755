"""Which tables the records of lists lie in, and how each kind of them leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from cleaning.adapters.sql.clients.outtake import take_places_out
from cleaning.adapters.sql.importing.made import Made, remember
from cleaning.adapters.sql.premises.tables import premises
from cleaning.adapters.sql.sales.series import take_contracts_out
from cleaning.adapters.sql.sales.tables import contracts
from cleaning.domain.importing.values import Kept

KINDS: dict[str, tuple[Table, Callable[[Session, int], list[Kept]]]] = {
    "premises": (premises, take_places_out),
    "contract": (contracts, take_contracts_out),
}


@dataclass(frozen=True, slots=True)
class SqlRecords:
    session: Session

    def remember(self, import_id: int, record: str, made: Sequence[tuple[int, tuple[int, ...]]]) -> None:
        self.session.flush()
        table, rows = KINDS[record][0], dict(made)
        versions = select(table.c.id, table.c.version).where(table.c.id.in_(rows))
        remember(
            self.session, import_id, record,
            [Made(row.id, rows[row.id], row.version) for row in self.session.execute(versions)],
        )  # fmt: skip

    def take_out(self, import_id: int, record: str) -> list[Kept]:
        self.session.flush()
        return KINDS[record][1](self.session, import_id)
