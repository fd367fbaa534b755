"""The journal, the chart and the closed months in PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import delete, exists, func, insert, select, text
from sqlalchemy.orm import Session, aliased

from cleaning.adapters.sql.errors import translated
from cleaning.adapters.sql.ledger.tables import account_months, closed_months, entries, entry_lines
from cleaning.adapters.sql.rows import listed, packed, unpacked
from cleaning.adapters.sql.session import WRITES
from cleaning.application.shared.access import Origin
from cleaning.domain.ledger.account import Account
from cleaning.domain.ledger.entry import Entry, EntryLine
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import EntryId

LINE = [field.name for field in fields(EntryLine)]
HEAD = ("branch_id", "on", "source_kind", "source_id", "number", "text", "total", "reverses_id", "actor")
LINES = [entry_lines.c[name] for name in LINE]
POST = text(f"""
  with entry as (
    insert into entries ({listed(entries.c[name] for name in HEAD)}) values ({", ".join(f":{name}" for name in HEAD)})
    returning id, "on", branch_id
  )
  insert into entry_lines (entry_id, "on", branch_id, {listed(LINES)})
  select entry.id, entry."on", entry.branch_id, {listed(LINES)} from entry, {unpacked("lines", LINES)}
  returning entry_id
""").execution_options(**{WRITES: ("entries", "entry_lines", "account_months")})
"""An entry with its lines in one statement, so that the trigger that adds them up runs once."""


@dataclass(frozen=True, slots=True)
class SqlEntries:
    session: Session
    origin: Origin

    def post(self, entry: Entry) -> EntryId:
        head = {
            "branch_id": entry.branch_id, "on": entry.on, "source_kind": entry.source_kind,
            "source_id": entry.source_id, "number": entry.number, "text": entry.text, "total": entry.total.amount,
            "reverses_id": entry.reverses_id, "actor": self.origin.actor,
        }  # fmt: skip
        lines = packed([_columns(line) for line in entry.lines])
        with translated():
            return EntryId(self.session.execute(POST, {**head, "lines": lines}).scalars().first())  # type: ignore[arg-type]

    def get(self, entry_id: EntryId) -> Entry:
        row = self.session.execute(select(entries).where(entries.c.id == entry_id)).first()
        if row is None:
            raise NotFound("entry", entry_id)
        return self._entry(row)

    def of_source(self, kind: str, source_id: int) -> Sequence[tuple[EntryId, Entry]]:
        later = aliased(entries)
        found = (
            select(entries)
            .where(entries.c.source_kind == kind, entries.c.source_id == source_id, entries.c.reverses_id.is_(None))
            .where(~exists().where(later.c.reverses_id == entries.c.id))
            .order_by(entries.c.id)
        )
        return [(row.id, self._entry(row)) for row in self.session.execute(found).all()]

    def _entry(self, row) -> Entry:  # type: ignore[no-untyped-def]
        found = select(*(entry_lines.c[name] for name in LINE)).where(entry_lines.c.entry_id == row.id)
        lines = tuple(EntryLine(**line._mapping) for line in self.session.execute(found.order_by(entry_lines.c.id)))
        return Entry(on=row.on, branch_id=row.branch_id, source_kind=row.source_kind, source_id=row.source_id,
                     number=row.number, text=row.text, reverses_id=row.reverses_id, lines=lines)  # fmt: skip


def _columns(line: EntryLine) -> dict[str, object]:
    return {name: getattr(line, name) for name in LINE}


@dataclass(frozen=True, slots=True)
class SqlAccounts:
    session: Session

    def get(self, code: str) -> Account:
        if (account := self.session.get(Account, code)) is None:
            raise NotFound("account", code)
        return account

    def add(self, account: Account) -> None:
        with translated():
            self.session.add(account)
            self.session.flush()


@dataclass(frozen=True, slots=True)
class SqlMonths:
    session: Session

    def closed(self, month: date) -> bool:
        return self.session.scalar(select(exists().where(closed_months.c.month == month))) is True

    def open_before(self, month: date) -> date | None:
        closed = exists().where(closed_months.c.month == account_months.c.month)
        return self.session.scalar(
            select(func.min(account_months.c.month)).where(account_months.c.month < month, ~closed)
        )

    def close(self, month: date, by: str) -> None:
        with translated():
            self.session.execute(insert(closed_months).values(month=month, closed_by=by))

    def reopen(self, month: date) -> None:
        self.session.execute(delete(closed_months).where(closed_months.c.month == month))

    def last_closed(self) -> date | None:
        return self.session.scalar(select(func.max(closed_months.c.month)))
