"""Services, cost sheets and offers for tests, made through the use cases."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Any

from dishka import Container

from cleaning.application.catalogue.add_service import AddService
from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.commands import NewClient
from cleaning.application.premises.add_premises import AddPremises
from cleaning.application.premises.commands import NewPremises
from cleaning.application.pricing.inputs import SheetInputs
from cleaning.application.pricing.keep_sheet import AddCostSheet
from cleaning.application.sales.inputs import LineInputs, QuoteInputs
from cleaning.application.sales.write_quote import DraftQuote
from cleaning.domain.catalogue.service import Consumption, Equipment, ServiceDetails
from cleaning.domain.catalogue.values import Category
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.shared.ids import ClientId, CostSheetId, ItemId, PremisesId, QuoteId, ServiceId
from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.shared.quantity import Unit

FIVE_A_WEEK = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
ONCE = "FREQ=DAILY;COUNT=1"


def a_service(scope: Container, *items: ItemId, code: str = "ОФ-01", **changes: Any) -> ServiceId:
    """0,85 minutes and 0,02 of each item per m², a machine half of the time."""
    values: dict[str, Any] = {
        "code": code,
        "name_bg": "Ежедневно почистване на офис",
        "name_en": "Daily office cleaning",
        "category": Category.OFFICE,
        "unit": Unit.AREA,
        "minutes_per_unit": Decimal("0.85"),
        "piece_rate": UnitCost("0.06"),
        "checklist": ("Под", "Кошчета"),
        "materials": tuple(Consumption(item_id=item, per_unit=Decimal("0.02")) for item in items),
        "equipment": (Equipment(name="Прахосмукачка", share=Decimal(50), price=Money(600), life_hours=Decimal(2000)),),
    }
    return scope.get(AddService)(ServiceDetails(**values | changes))


def a_client(scope: Container, name: str = "Мария Тодорова") -> ClientId:
    given, family = name.split()
    return scope.get(AddClient)(
        NewClient(kind=ClientKind.INDIVIDUAL, given_name=given, family_name=family, despite_twins=True)
    )


def some_premises(scope: Container, client: ClientId, name: str = "Офис Оборище") -> PremisesId:
    return scope.get(AddPremises)(
        NewPremises(client_id=client, name=name, area=Decimal(120), street="ул. „Оборище“ 18", settlement="София")
    )


def a_sheet(scope: Container, service: ServiceId, quantity: str = "120", **changes: Any) -> CostSheetId:
    return scope.get(AddCostSheet)(SheetInputs(service_id=service, quantity=Decimal(quantity), **changes))


def a_line(premises: PremisesId, service: ServiceId, **changes: Any) -> LineInputs:
    values: dict[str, Any] = {"quantity": Decimal(120), "rrule": FIVE_A_WEEK, "start_time": time(18, 30)}
    return LineInputs(premises_id=premises, service_id=service, **values | changes)


def a_draft(scope: Container, client: ClientId, *lines: LineInputs, **changes: Any) -> QuoteId:
    values: dict[str, Any] = {"title": "Офис „Софтнет“", "starts_on": date(2026, 12, 1)}
    return scope.get(DraftQuote)(QuoteInputs(client_id=client, lines=lines, **values | changes))
