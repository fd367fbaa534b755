"""Own fields, by SQLAlchemy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, String, func, literal, literal_column, select, union_all
from sqlalchemy.orm import Session

from cleaning.adapters.sql.company.own_tables import own_fields
from cleaning.adapters.sql.own_columns import EMPTY, owners
from cleaning.adapters.sql.reads import Reads
from cleaning.application.company.own_fields.queries import OwnFieldRow
from cleaning.domain.company.own_field import OwnField
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import OwnFieldId
from cleaning.domain.shared.own.field import Field, Subject

COUNTED = 1000
ORDER = (own_fields.c.archived_at.is_not(None), own_fields.c.position, own_fields.c.id)
PLAIN = ("key", "type", "bg", "en", "only", "required", "listed", "personal", "choices")


def _holding(subject: Subject, key: Any) -> Select[Any]:
    """Records that hold a value of the field."""
    table = owners()[subject]
    return select(literal_column("1")).where(table.c.own != EMPTY, table.c.own.op("?")(key))


@dataclass(frozen=True, slots=True)
class SqlOwnFieldStore:
    session: Session

    def add(self, field: OwnField) -> None:
        self.session.add(field)
        self.session.flush()

    def get(self, field_id: OwnFieldId) -> OwnField:
        field = self.session.get(OwnField, field_id, with_for_update=True)
        if field is None:
            raise NotFound("own_field", field_id)
        return field

    def of(self, subject: Subject) -> list[OwnField]:
        # Two people who define a field at once would each take the same place and the same key.
        self.session.execute(select(func.pg_advisory_xact_lock(func.hashtext("own_fields:" + subject))))
        mine = select(OwnField).where(own_fields.c.subject == subject).order_by(*ORDER)
        return list(self.session.scalars(mine))

    def used(self, subject: Subject, key: str) -> bool:
        if subject not in owners():
            return False
        return bool(self.session.scalar(select(_holding(subject, key).limit(1).exists())))


@dataclass(frozen=True, slots=True)
class SqlOwnFieldQueries:
    reads: Reads

    def subjects(self) -> list[Subject]:
        return list(owners())

    def fields(self, subject: Subject) -> tuple[Field, ...]:
        return self._all().get(subject, ())

    def by_table(self) -> dict[str, tuple[Field, ...]]:
        known = self._all()
        return {table.name: known[subject] for subject, table in owners().items() if subject in known}

    def _all(self) -> dict[Subject, tuple[Field, ...]]:
        return self.reads.once(("own_fields",), "fields", self._asked)

    def _asked(self) -> dict[Subject, tuple[Field, ...]]:
        known: dict[Subject, tuple[Field, ...]] = {}
        columns = (own_fields.c.subject, own_fields.c.archived_at, *(own_fields.c[name] for name in PLAIN))
        for row in self.reads.all(select(*columns).order_by(*ORDER)):
            said = {name: row._mapping[name] for name in PLAIN}
            known[row.subject] = (*known.get(row.subject, ()), Field(**said, archived=row.archived_at is not None))
        return known

    def rows(self, subject: Subject) -> list[OwnFieldRow]:
        mine = self._rows().where(own_fields.c.subject == subject).order_by(*ORDER)
        found = self.reads.structs(OwnFieldRow, mine)
        if not found or subject not in owners():
            return found
        parts = []
        for row in found:
            some = _holding(subject, row.key).limit(COUNTED).subquery()
            parts.append(select(literal(row.key, String).label("key"), func.count().label("records")).select_from(some))
        counts = {part.key: part.records for part in self.reads.all(union_all(*parts))}
        return [OwnFieldRow(**{**_values(row), "records": counts.get(row.key, 0)}) for row in found]

    def row(self, field_id: OwnFieldId) -> OwnFieldRow:
        found = self.reads.structs(OwnFieldRow, self._rows().where(own_fields.c.id == field_id))
        if not found:
            raise NotFound("own_field", field_id)
        row, records = found[0], 0
        if row.subject in owners():
            some = _holding(row.subject, row.key).limit(COUNTED).subquery()
            records = int(self.reads.scalar(select(func.count()).select_from(some)))
        return OwnFieldRow(**{**_values(row), "records": records})

    def _rows(self) -> Select[Any]:
        return select(*(own_fields.c[name] for name in OwnFieldRow.__struct_fields__ if name != "records"))


def _values(row: OwnFieldRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in OwnFieldRow.__struct_fields__}
