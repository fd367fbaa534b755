"""Contracts by hand, made through the use cases."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from dishka import Container

from cleaning.application.sales.contract_inputs import ContractInputs, ContractLineInputs
from cleaning.application.sales.make_annex import AnnexInputs
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.sales.write_contract import ActivateContract, DraftContract
from cleaning.application.shared.access import Viewer
from cleaning.domain.sales.values import Per
from cleaning.domain.shared.ids import ContractId
from cleaning.domain.shared.money import Money
from tests.app import SetClock
from tests.offers import a_client, a_service, some_premises

SOFIA = ZoneInfo("Europe/Sofia")
START = date(2026, 12, 1)


class Agreements:
    """A client with two offices and two services."""

    def __init__(self, scope: Container) -> None:
        self.scope = scope
        self.client = a_client(scope)
        self.office = some_premises(scope, self.client)
        self.shop = some_premises(scope, self.client, "Магазин Витоша")
        self.cleaning = a_service(scope)
        self.windows = a_service(scope, code="ПР-01", name_bg="Прозорци")

    @property
    def sales(self) -> SalesQueries:
        return self.scope.get(SalesQueries)

    def line(self, **changes: Any) -> ContractLineInputs:
        """Tuesdays and Fridays at eight for 300 a month."""
        values: dict[str, Any] = {
            "premises_id": self.office, "service_id": self.cleaning, "rrule": "FREQ=WEEKLY;BYDAY=TU,FR",
            "quantity": Decimal(120), "price": Money(300), "per": Per.MONTH, "start_time": time(8),
        }  # fmt: skip
        return ContractLineInputs(**values | changes)

    def draft(self, *lines: ContractLineInputs, **changes: Any) -> ContractId:
        values: dict[str, Any] = {"client_id": self.client, "title": "Офис Оборище", "starts_on": START, "months": 12}
        return self.scope.get(DraftContract)(ContractInputs(lines=lines or (self.line(),), **values | changes))

    def sign(self, *lines: ContractLineInputs, **changes: Any) -> ContractId:
        contract_id = self.draft(*lines, **changes)
        self.scope.get(ActivateContract)(contract_id)
        return contract_id

    def card(self, contract_id: ContractId) -> Any:
        return self.sales.contract(contract_id, scope=self.scope.get(Viewer).scope)

    def annex(self, contract_id: ContractId, day: date, **line: Any) -> AnnexInputs:
        """The lines of the day with something else in each of them."""
        card, known = self.card(contract_id), self.sales.contract_lines(contract_id)
        lines = tuple(
            ContractLineInputs(**{
                "premises_id": one.premises_id, "service_id": one.service_id, "rrule": one.rrule,
                "quantity": one.quantity, "price": one.price, "per": one.per, "start_time": one.start_time,
                "minutes": one.minutes, "description": one.description, "line_id": one.id,
            } | line) for one in known if one.in_force(day)
        )  # fmt: skip
        return AnnexInputs(effective_on=day, lines=lines, ends_on=card.ends_on, reason="По-голям обект")


def on(clock: SetClock, day: date) -> None:
    """Nine in the morning of that day."""
    clock.at = datetime.combine(day, time(9), SOFIA)
