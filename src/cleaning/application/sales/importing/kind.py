"""Lists of recurring work: rows of one client and one old number become a contract, its plan and its visits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

import msgspec

from cleaning.application.catalogue.queries import CatalogueQueries, ServiceCard
from cleaning.application.clients.importing.whose import Owner, Whose
from cleaning.application.importing.kinds import Made
from cleaning.application.importing.plan import planned, result
from cleaning.application.importing.ports import Progress, Records
from cleaning.application.pricing.queries import SheetRest
from cleaning.application.sales.contract_inputs import ContractInputs, ContractLineInputs
from cleaning.application.sales.frequency import frequency
from cleaning.application.sales.importing.matching import service_finder, site_of
from cleaning.application.sales.importing.ports import Running, SeriesParties, Site
from cleaning.application.sales.write_contract import ActivateContract, DraftContract
from cleaning.application.shared.access import Permission
from cleaning.domain.importing.values import ImportKind, Kept
from cleaning.domain.sales.importing.fields import CONTRACT, HEADS, SERVICE
from cleaning.domain.sales.importing.reading import AgreedRead, read_agreed
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId, CostSheetId, PremisesId, ServiceId
from cleaning.domain.shared.lists.doubts import Weight
from cleaning.domain.shared.lists.heads import Heads
from cleaning.domain.shared.lists.listing import SKIP, Listing
from cleaning.domain.shared.lists.reader import Reader


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """One row that is new."""

    row: int
    owner: Owner
    site: Site
    service: ServiceCard
    agreed: AgreedRead
    contract: str


@dataclass(frozen=True, slots=True)
class SeriesLists:
    """Nothing is planned for the time before the day we go on from; a line that runs already is not agreed again."""

    code: ClassVar[ImportKind] = ImportKind.SERIES
    permission: ClassVar[Permission] = Permission.SALES_CONTRACT_IMPORT
    heads: ClassVar[Heads] = HEADS
    decisions: ClassVar[tuple[str, ...]] = ()

    whose: Whose
    parties: SeriesParties
    catalogue: CatalogueQueries
    draft: DraftContract
    activate: ActivateContract
    rest: SheetRest
    records: Records

    def day(self, on: date | None, today: date) -> date | None:
        if on is not None and on < today.replace(day=1):
            raise RuleBroken("import.on_past", field="on", first=today.replace(day=1))
        return on or today

    def plan(self, listing: Listing, today: date, progress: Progress) -> Made:
        readers = [Reader(row, values, listing.heads, today) for row, values in listing.rows()]
        wanted = [reader for reader in readers if listing.decisions.get(reader.row) != SKIP]
        owners = self.whose(wanted, listing.decisions, branch_id=listing.branch_id)
        new, known = self._read(wanted, owners, listing, listing.on or today)
        groups = grouped(new)
        plan = planned(
            len(readers),
            [doubt for reader in wanted for doubt in reader.doubts],
            fresh=len(groups),
            counts={"contracts": len(groups), "series": len(new), "known_series": known},
            results=[_shown(group) for group in groups],
        )
        return Made(plan, groups)

    def _read(
        self, readers: Sequence[Reader], owners: Mapping[int, Owner], listing: Listing, on: date
    ) -> tuple[list[Series], int]:
        ids = {owner.id for owner in owners.values()}
        sites: dict[int, list[Site]] = defaultdict(list)
        for one in self.parties.sites(ids):
            sites[one.client_id].append(one)
        taken: set[Running] = set(self.parties.running(ids))
        service_of, new, known = service_finder(self.catalogue.services()), [], 0
        for reader in readers:
            if (owner := owners.get(reader.row)) is None:
                continue
            site = site_of(reader, sites[owner.id], listing.decisions)
            service = None if site is None else service_of(reader, listing.decisions)
            agreed = None if service is None else read_agreed(reader, on)
            if site is None or service is None or agreed is None:
                continue
            if (key := (site.id, int(service.id), agreed.rrule)) in taken:
                reader.doubt("import.series_known", SERVICE, Weight.NOTE)
                known += 1
                continue
            taken.add(key)
            number = reader.text(CONTRACT)[:60]
            new.append(Series(row=reader.row, owner=owner, site=site, service=service, agreed=agreed, contract=number))
        return new, known

    def store(self, listing: Listing, records: Sequence[Any], progress: Progress) -> dict[str, int]:
        made: list[tuple[int, tuple[int, ...]]] = []
        for place, group in enumerate(records):
            progress(place, len(records))
            contract_id = self.draft(inputs(group, listing.file_name))
            self.activate(contract_id, signed_on=min(group[0].agreed.since, listing.on or group[0].agreed.since))
            made.append((contract_id, tuple(one.row for one in group)))
        self.records.remember(listing.import_id, "contract", made)
        return {"contracts": len(made)}

    def remove(self, import_id: int) -> Sequence[Kept]:
        """Contracts with their plans and visits; the cost sheets they stood on follow prices no more."""
        sheets = self.parties.sheets_of(import_id)
        kept = self.records.take_out(import_id, "contract")
        for sheet_id in sorted(set(sheets) - set(self.parties.sheets_of(import_id))):
            self.rest(CostSheetId(sheet_id))
        return kept


def grouped(new: Sequence[Series]) -> list[list[Series]]:
    """Rows of one client with one number (or none) and one end are one contract."""
    groups: dict[tuple[object, ...], list[Series]] = {}
    for one in new:
        groups.setdefault((one.owner.id, one.contract, one.agreed.ends_on), []).append(one)
    return list(groups.values())


def inputs(group: Sequence[Series], file_name: str) -> ContractInputs:
    """The use case's own command, as if somebody had written the contract by hand."""
    first = min(group, key=lambda one: one.agreed.starts_on)
    number = group[0].contract
    return ContractInputs(
        client_id=ClientId(first.owner.id),
        title=f"Договор {number}" if number else f"Почистване – {first.site.name}",
        starts_on=first.agreed.starts_on,
        ends_on=first.agreed.ends_on,
        note=f"{file_name}: {min(one.agreed.since for one in group):%d.%m.%Y}",
        lines=tuple(
            ContractLineInputs(
                premises_id=PremisesId(one.site.id), service_id=ServiceId(one.service.id), rrule=one.agreed.rrule,
                quantity=one.agreed.quantity, price=one.agreed.price, per=one.agreed.per,
                start_time=one.agreed.start_time, starts_on=one.agreed.starts_on, minutes=one.agreed.minutes,
            ) for one in group
        ),
    )  # fmt: skip


def _shown(group: Sequence[Series]) -> dict[str, Any]:
    parts = [
        f"{one.site.name}: {one.service.name_bg}, {frequency(one.agreed.rrule, 'bg')} {one.agreed.start_time:%H:%M}"
        for one in group
    ]
    return result(group[0].owner.name, [one.row for one in group], "new", about=group[0].contract, parts=parts)
