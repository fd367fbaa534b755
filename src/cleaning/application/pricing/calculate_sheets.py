"""What sheets would cost and bring today, nothing stored: the live total while somebody types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cleaning.application.catalogue.queries import CatalogueQueries, ServiceCard
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.pricing.compose import by_code, compose
from cleaning.application.pricing.inputs import SheetInputs
from cleaning.application.pricing.ports import ItemCosts
from cleaning.application.pricing.queries import Calculated
from cleaning.domain.pricing.calculate import price
from cleaning.domain.pricing.sheet import Sheet
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId, ItemId, ServiceId


@dataclass(frozen=True, slots=True)
class CalculateSheets:
    """Any number of sheets with the same few queries."""

    catalogue: CatalogueQueries
    company: CompanyQueries
    costs: ItemCosts

    def __call__(self, said: Sequence[SheetInputs], branch_id: BranchId) -> list[Calculated]:
        services = {card.id: card for card in self.catalogue.services({one.service_id for one in said})}
        known = by_code(self.catalogue.coefficients()) if any(one.coefficients for one in said) else {}
        rates = self.company.pricing_defaults()
        sheets = [compose(one, _service(services, one), rates, known) for one in said]
        items = self.costs.of({item for sheet in sheets for item in items_of(sheet)}, branch_id)
        costs = {item: one.cost for item, one in items.items() if one.cost is not None}
        return [
            Calculated(sheet=sheet, price=price(sheet, costs), service=services[one.service_id], items=items)
            for one, sheet in zip(said, sheets, strict=True)
        ]


def items_of(sheet: Sheet) -> set[ItemId]:
    """Everything whose price the sheet depends on."""
    bought = {machine.item_id for machine in sheet.machines if machine.item_id is not None}
    return bought | {used.item_id for used in sheet.materials}


def _service(services: Mapping[ServiceId, ServiceCard], said: SheetInputs) -> ServiceCard:
    if said.service_id not in services:
        raise NotFound("service", said.service_id)
    return services[said.service_id]
