"""Lists of places of clients that are known here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from cleaning.application.clients.importing.whose import Owner, Whose
from cleaning.application.company.words import Words
from cleaning.application.importing.kinds import Made
from cleaning.application.importing.plan import planned, result
from cleaning.application.importing.ports import Progress, Records
from cleaning.application.premises.add_premises import AddPremises
from cleaning.application.premises.commands import NewPremises
from cleaning.application.shared.access import Permission
from cleaning.application.shared.own import OwnFields
from cleaning.domain.company.values import Dictionary
from cleaning.domain.importing.values import ImportKind, Kept
from cleaning.domain.premises.importing.fields import HEADS, Field
from cleaning.domain.premises.importing.reading import SiteRead, read_site
from cleaning.domain.premises.values import Condition, Periodicity
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.shared.lists.doubts import Weight
from cleaning.domain.shared.lists.heads import Heads
from cleaning.domain.shared.lists.listing import SKIP, Listing
from cleaning.domain.shared.lists.own import heads_with, read_own
from cleaning.domain.shared.lists.reader import Reader
from cleaning.domain.shared.own.field import Own, Subject

STEP = 20


@dataclass(frozen=True, slots=True)
class PremisesLists:
    """Each row a place; one that its client has already by name and address is not brought in again."""

    code: ClassVar[ImportKind] = ImportKind.PREMISES
    permission: ClassVar[Permission] = Permission.PREMISES_IMPORT
    decisions: ClassVar[tuple[str, ...]] = ()

    whose: Whose
    add: AddPremises
    words: Words
    records: Records
    own: OwnFields

    @property
    def heads(self) -> Heads:
        return heads_with(HEADS, self.own.fields(Subject.PREMISES))

    def day(self, on: date | None, today: date) -> date | None:
        return None

    def plan(self, listing: Listing, today: date, progress: Progress) -> Made:
        fields = self.own.fields(Subject.PREMISES)
        heads, purposes = listing.heads, self.words.book().names(Dictionary.PURPOSE)
        readers = [Reader(row, values, heads, today, HEADS.secret) for row, values in listing.rows()]
        wanted = [reader for reader in readers if listing.decisions.get(reader.row) != SKIP]
        owners = self.whose(wanted, listing.decisions, branch_id=listing.branch_id)
        records, results, known = [], [], 0
        taken: dict[int, set[tuple[str, ...]]] = {}
        for reader in wanted:
            own = read_own(reader, fields)
            site = read_site(reader, purposes)
            if (owner := owners.get(reader.row)) is None or reader.skipped:
                continue
            places = taken.setdefault(owner.id, set(owner.places))
            if again := site.key in places:
                reader.doubt("import.same_place", Field.PREMISES, Weight.NOTE, name=site.name)
                known += 1
            else:
                records.append((reader.row, command(owner, site, own)))
            places.add(site.key)
            results.append(
                result(site.name, [reader.row], "same" if again else "new", about=owner.name, parts=_parts(site))
            )
        plan = planned(
            len(readers),
            [doubt for reader in wanted for doubt in reader.doubts],
            fresh=len(records),
            counts={"premises": len(records), "known_premises": known},
            results=results,
        )
        return Made(plan, records)

    def store(self, listing: Listing, records: Sequence[Any], progress: Progress) -> dict[str, int]:
        made: list[tuple[int, tuple[int, ...]]] = []
        for place, (row, one) in enumerate(records):
            if place % STEP == 0:
                progress(place, len(records))
            made.append((self.add(one), (row,)))
        self.records.remember(listing.import_id, "premises", made)
        return {"premises": len(made)}

    def remove(self, import_id: int) -> Sequence[Kept]:
        return self.records.take_out(import_id, "premises")


def command(owner: Owner, site: SiteRead, own: Own) -> NewPremises:
    """The use case's own command, as if somebody had typed it."""
    address: dict[str, Any] = dict(site.parts)
    return NewPremises(
        client_id=ClientId(owner.id), name=site.name, purpose=site.purpose, area=site.area,
        periodicity=None if site.periodicity is None else Periodicity(site.periodicity), rrule=site.rrule,
        former_price=site.former_price, settlement=site.settlement, postcode=site.postcode, **address,
        access=site.access, hours=site.hours, contact_name=site.contact_name, contact_phone=site.contact_phone,
        wishes=site.wishes, conditions=tuple(Condition(one) for one in site.conditions),
        conditions_note=site.conditions_note, own={**own},
    )  # fmt: skip


def _parts(site: SiteRead) -> list[str]:
    area = f"{site.area:f} м²" if site.area is not None else ""
    return [part for part in (site.settlement, *site.parts.values(), area) if part]
