"""The register of settlements, in Core."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import CheckConstraint, Column, Computed, Index, Table, Text, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cleaning.adapters.sql.premises.tables import text_column
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.registry import metadata
from cleaning.application.premises.settlements import SettlementRow
from cleaning.domain.premises.settlement import Settlement

AT_ONCE = 1000
settlements = Table(
    "settlements",
    metadata,
    Column("ekatte", Text, primary_key=True),
    text_column("kind"),
    Column("name", Text, nullable=False),
    text_column("municipality"),
    text_column("region"),
    Column("folded", Text, Computed("fold(name)", persisted=True), nullable=False),
    CheckConstraint("ekatte ~ '^[0-9]{5}$'", name="ekatte"),
)
Index("ix_settlements_folded", settlements.c.folded, postgresql_ops={"folded": "text_pattern_ops"})
SHOWN = [settlements.c[name] for name in SettlementRow.__struct_fields__]


@dataclass(frozen=True, slots=True)
class SqlSettlements:
    session: Session
    reads: Reads

    def put(self, found: Sequence[Settlement]) -> None:
        rows = [asdict(one) for one in found]
        for start in range(0, len(rows), AT_ONCE):
            new = insert(settlements).values(rows[start : start + AT_ONCE])
            same = {name: new.excluded[name] for name in ("kind", "name", "municipality", "region")}
            self.session.execute(new.on_conflict_do_update(index_elements=["ekatte"], set_=same))

    def by_code(self, ekatte: str) -> SettlementRow | None:
        found = self.reads.structs(SettlementRow, select(*SHOWN).where(settlements.c.ekatte == ekatte))
        return found[0] if found else None

    def find(self, text: str, limit: int) -> list[SettlementRow]:
        begins = settlements.c.folded.startswith(func.fold(text.strip()))
        towns_first = (settlements.c.kind != "гр.", settlements.c.folded, settlements.c.ekatte)
        return self.reads.structs(SettlementRow, select(*SHOWN).where(begins).order_by(*towns_first).limit(limit))

    def count(self) -> int:
        return self.reads.scalar(select(func.count()).select_from(settlements)) or 0
