"""One-line builders of contracts, as if they were stored."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from itertools import count
from typing import Any

from cleaning.domain.sales.agreement import Change
from cleaning.domain.sales.contract import Contract, Heading
from cleaning.domain.sales.contract_line import ContractLine
from cleaning.domain.sales.values import Per
from cleaning.domain.shared.ids import BranchId, ClientId, ContractId, ContractLineId, PremisesId, ServiceId
from cleaning.domain.shared.money import Money

FIVE_A_WEEK = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
SIGNED = date(2026, 11, 24)
START = date(2026, 12, 1)
ids = count(1000)


def a_line(**changes: Any) -> ContractLine:
    values: dict[str, Any] = {
        "premises_id": PremisesId(1), "service_id": ServiceId(1), "description": "Ежедневно почистване",
        "quantity": Decimal(120), "unit": "m2", "rrule": FIVE_A_WEEK, "starts_on": START, "start_time": time(18, 30),
        "minutes": 120, "price": Money(300), "per": Per.MONTH,
    }  # fmt: skip
    return ContractLine.agreed(**values | changes)


def stored(contract: Contract) -> Contract:
    contract.id = contract.id or ContractId(7)
    for line in contract.lines:
        line.id = line.id or ContractLineId(next(ids))
    return contract


def a_draft(*lines: ContractLine, **heading: Any) -> Contract:
    said = Heading(**{"title": "Офис Оборище", "starts_on": START} | heading)
    return stored(Contract.draft(branch_id=BranchId(1), client_id=ClientId(1), heading=said, lines=lines or [a_line()]))


def a_contract(*lines: ContractLine, **heading: Any) -> Contract:
    """Signed on 24.11.2026, in force from 1.12.2026."""
    contract = a_draft(*lines, **heading)
    contract.activate(number="Д000001", signed_on=SIGNED)
    contract.pull()
    return contract


def repriced(contract: Contract, day: date, price: int, **change: Any) -> Change:
    """The same lines at another price."""
    return Change(
        effective_on=day,
        lines=tuple(
            line.copy(price=Money(price), starts_on=day, replaces_id=line.id) for line in contract.terms_on(day).lines
        ),
        **{"ends_on": contract.ends_on} | change,
    )


def agree(contract: Contract, change: Change, today: date = SIGNED) -> None:
    contract.change(change, signed_on=today, today=today)
    stored(contract)
