"""Lines of a contract as somebody said them, with what services, premises and cost sheets know added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.sales.contract_inputs import ContractLineInputs
from cleaning.application.sales.inputs import LineInputs, QuoteInputs
from cleaning.application.sales.write_quote import QuoteLines
from cleaning.application.shared.access import Scope
from cleaning.domain.sales.contract_line import ContractLine
from cleaning.domain.sales.line import QuoteLine
from cleaning.domain.sales.recurrence import recurrence
from cleaning.domain.sales.values import Per
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, ContractLineId

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class ContractLines:
    """Each line has a cost sheet, so its margin can be watched; those of before keep theirs."""

    priced: QuoteLines
    catalogue: CatalogueQueries
    premises: PremisesQueries

    def __call__(
        self, client_id: ClientId, branch_id: BranchId, said: Sequence[ContractLineInputs], starts_on: date,
        before: Iterable[ContractLine] = (),
    ) -> list[ContractLine]:  # fmt: skip
        if not said:
            return []
        known = {line.known_id: line for line in before if line.id is not None}
        said = self._whole(said, client_id, branch_id)
        inputs = tuple(_inputs(one, _old(one, known)) for one in said)
        priced = self.priced(QuoteInputs(client_id=client_id, title="-", lines=inputs, starts_on=starts_on), branch_id)
        return [
            _line(one, line, _old(one, known), starts_on, position)
            for position, (one, line) in enumerate(zip(said, priced, strict=True), 1)
        ]

    def _whole(
        self, said: Sequence[ContractLineInputs], client_id: ClientId, branch_id: BranchId
    ) -> Sequence[ContractLineInputs]:
        """With quantities: the area where the service is counted in square metres, else one."""
        if all(one.quantity is not None for one in said):
            return said
        services = self.catalogue.names({one.service_id for one in said})
        places = self.premises.of_client(client_id, scope=Scope(branch_ids=(branch_id,)))
        areas = {place.id: place.area for place in places}
        return [
            one if one.quantity is not None or one.service_id not in services
            else msgspec.structs.replace(
                one, quantity=(areas.get(one.premises_id) or ONE) if services[one.service_id].unit == "m2" else ONE
            ) for one in said
        ]  # fmt: skip


def _old(one: ContractLineInputs, known: dict[ContractLineId, ContractLine]) -> ContractLine | None:
    if one.line_id is None:
        return None
    if one.line_id not in known:
        raise RuleBroken("annex.line_gone", field="lines", line=one.line_id)
    return known[one.line_id]


def _inputs(one: ContractLineInputs, old: ContractLine | None) -> LineInputs:
    kept = old is not None and old.service_id == one.service_id and old.premises_id == one.premises_id
    return LineInputs(
        premises_id=one.premises_id, service_id=one.service_id, quantity=one.quantity or ONE, rrule=one.rrule,
        start_time=one.start_time, starts_on=one.starts_on, people=one.people, minutes=one.minutes,
        description=one.description, cost_sheet_id=old.cost_sheet_id if old is not None and kept else None,
    )  # fmt: skip


def _line(
    one: ContractLineInputs, priced: QuoteLine, old: ContractLine | None, starts_on: date, position: int
) -> ContractLine:
    """As said; what was not said is what it would be in an offer."""
    per = Per.VISIT if recurrence(one.rrule).once else one.per
    calculated = priced.price * priced.visits_per_month if per is Per.MONTH else priced.price
    return ContractLine.agreed(
        position=position, premises_id=one.premises_id, service_id=one.service_id,
        cost_sheet_id=priced.cost_sheet_id, description=priced.description, quantity=one.quantity or ONE,
        unit=priced.unit, rrule=one.rrule, starts_on=max(one.starts_on or starts_on, starts_on),
        start_time=one.start_time, minutes=priced.minutes, cost=priced.cost,
        price=calculated if one.price is None else one.price, per=per, vat_code=one.vat_code or priced.vat_code,
        replaces_id=None if old is None else old.id,
    )  # fmt: skip
