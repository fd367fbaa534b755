"""From the cells of a list to what would come of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import msgspec

from cleaning.application.clients.importing.ports import Progress
from cleaning.domain.clients.importing.doubts import Doubt, Weight
from cleaning.domain.clients.importing.entry import Entry
from cleaning.domain.clients.importing.fields import Field
from cleaning.domain.clients.importing.merging import Known, Merged, merge
from cleaning.domain.clients.importing.reading import read_entry
from cleaning.domain.clients.importing.records import Record, record_of
from cleaning.domain.clients.list_import import ListImport

STEP = 500


class Plan(msgspec.Struct, kw_only=True):
    """The dry run: counts, doubts in the order of the file, and the clients that would come of it."""

    rows: int = 0
    new_clients: int = 0
    known_clients: int = 0
    premises: int = 0
    skipped: int = 0
    doubtful: int = 0
    doubts: list[dict[str, Any]] = []
    clients: list[dict[str, Any]] = []


def read_rows(one: ListImport, today: date, progress: Progress) -> list[Entry]:
    """Every row that is not blank, read by the meaning of its columns."""
    heads = {field: one.names[place] for place, field in enumerate(one.columns) if field is not None}
    notes = [place for place, field in enumerate(one.columns) if field is Field.NOTE]
    entries = []
    for place, cells in enumerate(one.cells):
        if place % STEP == 0:
            progress(place, len(one.cells))
        values = {
            field: cells[column]
            for column, field in enumerate(one.columns)
            if field is not None and column < len(cells)
        }
        if len(notes) > 1:
            values[Field.NOTE] = _joined([(one.names[n], cells[n]) for n in notes if n < len(cells)])
        entry = read_entry(one.first_row + place, values, heads, today)
        if entry is not None:
            entries.append(entry)
    return entries


def _joined(notes: Sequence[tuple[str, str]]) -> str:
    """Several columns of notes in one, each under its head."""
    return "\n".join(f"{name}: {text.strip()}" if name else text.strip() for name, text in notes if text.strip())


def plan(
    one: ListImport, today: date, known: Callable[[Sequence[Entry]], list[Known]], progress: Progress
) -> tuple[Plan, list[Record]]:
    """What would come of the list today, and the records to store for it."""
    entries = read_rows(one, today, progress)
    wanted = [entry for entry in entries if not entry.skipped]
    decisions = {int(row): decision for row, decision in one.decisions.items()}
    groups = merge(wanted, known(wanted), decisions)
    records = [record_of(group) for group in groups]
    return _summed(entries, groups, records), [record for record in records if not record.is_empty]


def _summed(entries: Sequence[Entry], groups: Sequence[Merged], records: Sequence[Record]) -> Plan:
    doubts = [doubt for entry in entries for doubt in entry.doubts]
    weights = Counter(_heaviest(doubts).values())
    return Plan(
        rows=len(entries),
        new_clients=sum(group.is_new for group in groups),
        known_clients=sum(not group.is_new for group in groups),
        premises=sum(len(record.places) for record in records),
        skipped=weights[Weight.SKIPPED],
        doubtful=weights[Weight.DOUBTFUL],
        doubts=[asdict(doubt) for doubt in doubts],
        clients=[_shown(group, record) for group, record in zip(groups, records, strict=True)],
    )


def _heaviest(doubts: Sequence[Doubt]) -> dict[int, Weight]:
    """Row → the weightiest thing said of it."""
    order = list(Weight)
    found: dict[int, Weight] = {}
    for doubt in doubts:
        found[doubt.row] = min(found.get(doubt.row, Weight.NOTE), doubt.weight, key=order.index)
    return found


def _shown(group: Merged, record: Record) -> dict[str, Any]:
    return {
        "name": group.name,
        "kind": str(group.kind),
        "known": group.known.id if group.known else None,
        "eik": group.eik,
        "phone": next(iter(group.phones), None),
        "rows": list(record.rows),
        "places": [place.name for place in record.places],
        "news": not record.is_empty,
    }
