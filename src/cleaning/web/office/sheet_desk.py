"""What the screens of a cost sheet show beside the sheet: names, choices, revisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cleaning.application.catalogue.queries import CatalogueQueries, ServiceCard, ServiceName
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.company.words import Words
from cleaning.application.inventory.queries import InventoryQueries
from cleaning.application.premises.queries import PremisesName, PremisesQueries
from cleaning.application.pricing.explain import explain
from cleaning.application.pricing.queries import PricingQueries, SheetCard, SheetRow
from cleaning.application.shared.access import Scope, Viewer
from cleaning.domain.company.values import Dictionary
from cleaning.domain.pricing.values import MarginRule
from cleaning.domain.shared.ids import ClientId, CostSheetId, ItemId, PremisesId, ServiceId
from cleaning.web.forms import Form
from cleaning.web.office.sheet_form import grouped, shown_new, shown_stored


@dataclass(frozen=True, slots=True)
class SheetDesk:
    """Reads only; one of these per request."""

    viewer: Viewer
    pricing: PricingQueries
    catalogue: CatalogueQueries
    inventory: InventoryQueries
    clients: ClientQueries
    premises: PremisesQueries
    company: CompanyQueries
    words: Words

    @property
    def scope(self) -> Scope:
        return self.viewer.scope

    def services(self, rows: Sequence[SheetRow]) -> dict[ServiceId, ServiceName]:
        return dict(self.catalogue.names({row.service_id for row in rows}))

    def new(self, form: Form, service_id: ServiceId, premises_id: PremisesId, client_id: ClientId) -> dict[str, Any]:
        service = self.catalogue.service(service_id)
        names = self._names(service)
        place = self.premises.chosen(premises_id, scope=self.scope)
        shown = shown_new(form, self.viewer.lang, service, self.company.pricing_defaults(), names)
        return {
            **shown,
            **self._around(service),
            "chosen": self._usual(place),
            "place": place,
            "client": self.clients.chosen(client_id, scope=self.scope),
        }

    def stored(self, form: Form, sheet_id: CostSheetId) -> dict[str, Any]:
        sheet = self.pricing.sheet(sheet_id, scope=self.scope)
        service = self.catalogue.service(sheet.service_id)
        shown = shown_stored(form, self.viewer.lang, sheet, self._names(sheet))
        return {**shown, **self._around(service), **self._owner(sheet), "sheet": sheet}

    def card(self, sheet_id: CostSheetId, after: str | None) -> dict[str, Any]:
        sheet = self.pricing.sheet(sheet_id, scope=self.scope)
        revisions = self.pricing.revisions(sheet_id, scope=self.scope, after=after, limit=20)
        moved = {row.item_id for row in revisions.rows if row.item_id is not None}
        return {
            "sheet": sheet,
            "service": self.catalogue.service(sheet.service_id),
            "revisions": revisions,
            "items": self._names(sheet) | self.inventory.names(moved),
            "price": explain(sheet),
            **self._owner(sheet),
        }

    def _usual(self, place: PremisesName | None) -> dict[str, str]:
        """The coefficient that the dictionary gives places of this purpose."""
        purpose = place and self.words.book().by_code.get((Dictionary.PURPOSE, place.purpose))
        return {Dictionary.PURPOSE: purpose.coefficient} if purpose and purpose.coefficient else {}

    def _around(self, service: ServiceCard) -> dict[str, Any]:
        return {
            "service": service,
            "coefficients": grouped(self.catalogue.coefficients()),
            "rules": list(MarginRule),
            "price": None,
            "problems": [],
        }

    def _owner(self, sheet: SheetCard) -> dict[str, Any]:
        place = self.premises.names([sheet.premises_id]) if sheet.premises_id else {}
        client = self.clients.names([sheet.client_id]) if sheet.client_id else {}
        return {"place": next(iter(place.values()), None), "client": next(iter(client.values()), None)}

    def _names(self, card: ServiceCard | SheetCard) -> dict[ItemId, str]:
        return self.inventory.names(_items(card))


def _items(card: ServiceCard | SheetCard) -> Iterable[ItemId]:
    sheet = isinstance(card, SheetCard)
    parts: list[Any] = [*card.materials_used, *card.equipment_used] if sheet else [*card.materials, *card.equipment]
    return {one.item_id for one in parts if one.item_id is not None}
