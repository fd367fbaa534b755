"""Entries and lines, newest first."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, func, select, tuple_
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import aliased

from cleaning.adapters.sql.clients.alias import is_client
from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.inventory.tables import items
from cleaning.adapters.sql.ledger.tables import entries, entry_lines
from cleaning.adapters.sql.purchasing.tables import suppliers
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.workforce.tables import employees
from cleaning.application.ledger.queries import EntryLineRow, EntryRow, LineFilter, LineRow
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.domain.shared.errors import NotFound

PARTY = func.coalesce(clients.c.name, suppliers.c.name, employees.c.name, items.c.name, "").label("party")
PARTIES = (
    entry_lines.outerjoin(clients, clients.c.id == entry_lines.c.client_id)
    .outerjoin(suppliers, suppliers.c.id == entry_lines.c.supplier_id)
    .outerjoin(employees, employees.c.id == entry_lines.c.employee_id)
    .outerjoin(items, items.c.id == entry_lines.c.item_id)
)


def _before(after: str | None, day: Any, key: Any) -> list[ColumnElement[bool]]:
    values = decode_cursor(after)
    return [] if values is None else [tuple_(day, key) < tuple_(date.fromisoformat(values[0]), values[1])]


def lines(
    reads: Reads, account_code: str, wanted: LineFilter, scope: Scope, after: str | None, limit: int | None
) -> Page[LineRow]:
    size = bounded(limit)
    other = aliased(entry_lines)
    across = (
        select(func.array_agg(other.c.account_code.distinct(), type_=ARRAY(Text)))
        .where(other.c.entry_id == entry_lines.c.entry_id, other.c.account_code != entry_lines.c.account_code)
        .scalar_subquery()
    )
    kept = [entry_lines.c[name] for name in ("id", "entry_id", "on", "account_code", "debit", "credit", "branch_id")]
    about = [entries.c[name] for name in ("source_kind", "source_id", "number", "text")]
    found = (
        select(
            *kept, *about, entry_lines.c.client_id, PARTY, func.coalesce(across, [], type_=ARRAY(Text)).label("others")
        )
        .select_from(PARTIES.join(entries, entries.c.id == entry_lines.c.entry_id))
        .where(
            entry_lines.c.account_code == account_code,
            entry_lines.c.on.between(wanted.start, wanted.end),
            entry_lines.c.branch_id.in_(scope.branch_ids),
            *_before(after, entry_lines.c.on, entry_lines.c.id),
        )
        .order_by(entry_lines.c.on.desc(), entry_lines.c.id.desc())
        .limit(size + 1)
    )
    for name in ("client_id", "supplier_id", "employee_id"):
        if (value := getattr(wanted, name)) is not None:
            column = entry_lines.c[name]
            found = found.where(is_client(column, value) if name == "client_id" else column == value)
    rows = reads.structs(LineRow, found)
    return page_of(rows, size, lambda row: (row.on.isoformat(), row.id))


def _entries(*conditions: ColumnElement[bool]) -> Select[Any]:
    later = aliased(entries)
    names = [name for name in EntryRow.__struct_fields__ if name not in ("lines", "reversed_by_id")]
    return (
        select(*(entries.c[name] for name in names), later.c.id.label("reversed_by_id"))
        .select_from(entries.outerjoin(later, later.c.reverses_id == entries.c.id))
        .where(*conditions)
    )


def _with_lines(reads: Reads, found: Select[Any]) -> list[EntryRow]:
    """Two queries however many entries there are."""
    heads = reads.all(found)
    of_entry: dict[int, list[EntryLineRow]] = {row.id: [] for row in heads}
    columns = [entry_lines.c[name] for name in EntryLineRow.__struct_fields__ if name != "party"]
    wanted = select(entry_lines.c.entry_id, *columns, PARTY).select_from(PARTIES)
    if of_entry:
        for row in reads.all(wanted.where(entry_lines.c.entry_id.in_(of_entry)).order_by(entry_lines.c.id)):
            known = dict(row._mapping)
            of_entry[known.pop("entry_id")].append(EntryLineRow(**known))
    return [EntryRow(**row._mapping, lines=of_entry[row.id]) for row in heads]


def entries_page(
    reads: Reads, scope: Scope, start: date | None, end: date | None, source: str, after: str | None, limit: int | None
) -> Page[EntryRow]:
    size = bounded(limit)
    conditions = [entries.c.branch_id.in_(scope.branch_ids), *_before(after, entries.c.on, entries.c.id)]
    if start is not None:
        conditions.append(entries.c.on >= start)
    if end is not None:
        conditions.append(entries.c.on <= end)
    if source:
        conditions.append(entries.c.source_kind == source)
    newest = _entries(*conditions).order_by(entries.c.on.desc(), entries.c.id.desc()).limit(size + 1)
    return page_of(_with_lines(reads, newest), size, lambda row: (row.on.isoformat(), row.id))


def entry(reads: Reads, entry_id: int, scope: Scope) -> EntryRow:
    found = _with_lines(reads, _entries(entries.c.id == entry_id, entries.c.branch_id.in_(scope.branch_ids)))
    if not found:
        raise NotFound("entry", entry_id)
    return found[0]


def of_source(reads: Reads, kind: str, source_id: int) -> list[EntryRow]:
    own = _entries(entries.c.source_kind == kind, entries.c.source_id == source_id)
    return _with_lines(reads, own.order_by(entries.c.id))
