"""What a planned visit will do, from the plan's items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cleaning.application.catalogue.queries import ServiceName
from cleaning.application.plans.queries import PlanItemRow
from cleaning.domain.shared.ids import ServiceId
from cleaning.domain.shared.money import UnitCost
from cleaning.domain.visits.parts import Line, Task, checklist
from cleaning.domain.visits.values import Per


def contents(items: Sequence[PlanItemRow], services: Mapping[ServiceId, ServiceName]) -> tuple[list[Line], list[Task]]:
    """Lines for pay and billing (items with a service), and every item's checklist as tasks."""
    lines = [
        Line(
            contract_line_id=item.contract_line_id,
            service_id=item.service_id,
            description=item.title,
            quantity=item.quantity,
            unit=item.unit,
            price=item.price,
            per=Per(item.per),
            vat_code=item.vat_code,
            piece_rate=services[item.service_id].piece_rate if item.service_id in services else UnitCost(0),
        )
        for item in items
        if item.service_id is not None
    ]
    tasks = [
        task
        for item in items
        for task in checklist(item.checklist, title=item.title, zone=item.zone, plan_item_id=item.id)
    ]
    return lines, tasks
