"""Lists of clients, each row with a place or without: read, doubted, merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from cleaning.application.clients.importing.ports import Intake
from cleaning.application.company.words import Words
from cleaning.application.importing.kinds import Made
from cleaning.application.importing.plan import planned, result
from cleaning.application.importing.ports import Progress
from cleaning.application.shared.access import Permission, Scope
from cleaning.application.shared.own import OwnFields
from cleaning.domain.clients.importing.entry import Entry
from cleaning.domain.clients.importing.fields import HEADS
from cleaning.domain.clients.importing.merging import Decision, Merged, merge
from cleaning.domain.clients.importing.reading import read_entry
from cleaning.domain.clients.importing.records import Record, record_of
from cleaning.domain.company.values import Dictionary
from cleaning.domain.importing.values import ImportKind, Kept
from cleaning.domain.shared.lists.heads import Heads
from cleaning.domain.shared.lists.listing import Listing
from cleaning.domain.shared.lists.own import heads_with
from cleaning.domain.shared.own.field import Field, Subject

STEP = 500


@dataclass(frozen=True, slots=True)
class ClientLists:
    """Rows of the same client become one client with several premises."""

    code: ClassVar[ImportKind] = ImportKind.CLIENTS
    permission: ClassVar[Permission] = Permission.CLIENTS_IMPORT
    decisions: ClassVar[tuple[str, ...]] = (Decision.SEPARATE,)

    intake: Intake
    words: Words
    own: OwnFields

    @property
    def heads(self) -> Heads:
        return heads_with(HEADS, self.own.fields(Subject.CLIENT))

    def day(self, on: date | None, today: date) -> date | None:
        return None

    def plan(self, listing: Listing, today: date, progress: Progress) -> Made:
        own = self.own.fields(Subject.CLIENT)
        entries = read_rows(listing, today, progress, self.words.book().names(Dictionary.PURPOSE), own)
        wanted = [entry for entry in entries if not entry.skipped]
        known = self.intake.known(wanted, scope=Scope(branch_ids=(listing.branch_id,)))
        decisions = {row: Decision(said) for row, said in listing.decisions.items() if said in list(Decision)}
        groups = merge(wanted, known, decisions)
        records = [record_of(group, own) for group in groups]
        places = sum(len(record.places) for record in records)
        new = sum(group.is_new for group in groups)
        plan = planned(
            len(entries),
            [doubt for entry in entries for doubt in entry.doubts],
            fresh=sum(not record.is_empty for record in records),
            counts={"new_clients": new, "known_clients": len(groups) - new, "premises": places},
            results=[_shown(group, record) for group, record in zip(groups, records, strict=True)],
        )
        return Made(plan, [record for record in records if not record.is_empty])

    def store(self, listing: Listing, records: Sequence[Any], progress: Progress) -> dict[str, int]:
        return self.intake.store(listing, records)

    def remove(self, import_id: int) -> Sequence[Kept]:
        return self.intake.remove(import_id)


def read_rows(
    listing: Listing, today: date, progress: Progress, purposes: Mapping[str, str], own: Sequence[Field]
) -> list[Entry]:
    """Every row that is not blank, read by the meaning of its columns."""
    heads, entries = listing.heads, []
    for place, (row, values) in enumerate(listing.rows()):
        if place % STEP == 0:
            progress(place, len(listing.cells))
        if (entry := read_entry(row, values, heads, today, purposes, own)) is not None:
            entries.append(entry)
    return entries


def _shown(group: Merged, record: Record) -> dict[str, Any]:
    state = "new" if group.is_new else "same" if record.is_empty else "more"
    known = group.known.id if group.known else None
    about = next(filter(None, (group.eik, next(iter(group.phones), None))), "")
    parts = [place.name for place in record.places]
    return result(group.name, record.rows, state, about=about, parts=parts, record="client", id=known)
