"""A visit that carries out an order: what to do comes with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.application.visits.ports import Visits
from cleaning.domain.shared.ids import BranchId, OrderId, PremisesId, ServiceId, VisitId
from cleaning.domain.shared.money import Money
from cleaning.domain.shared.time import TimeSlot
from cleaning.domain.visits.parts import Line, checklist
from cleaning.domain.visits.values import Per
from cleaning.domain.visits.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedLine:
    """``price`` is net for all of it, zero where another visit of the order carries it."""

    service_id: ServiceId
    description: str
    quantity: Decimal
    unit: str
    price: Money
    vat_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedVisit:
    order_id: OrderId
    branch_id: BranchId
    premises_id: PremisesId
    starts_at: datetime
    minutes: int
    lines: tuple[OrderedLine, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanOrderedVisit:
    """The checklists of all its services, each as a zone of its own when there are several."""

    work: Work
    visits: Visits
    premises: PremisesQueries
    catalogue: CatalogueQueries
    access: Access

    def __call__(self, said: OrderedVisit) -> VisitId:
        with self.work:
            self.access.require(Permission.VISITS_EDIT, branch=said.branch_id)
            place = self.premises.names([said.premises_id])[said.premises_id]
            services = {one.id: one for one in self.catalogue.services({line.service_id for line in said.lines})}
            visit = Visit.plan(
                branch_id=said.branch_id, client_id=place.client_id, premises_id=place.id,
                slot=TimeSlot(said.starts_at, said.starts_at + timedelta(minutes=said.minutes)),
                lines=[
                    Line(
                        service_id=line.service_id, description=line.description, quantity=line.quantity,
                        unit=line.unit, price=line.price, per=Per.VISIT, vat_code=line.vat_code,
                        piece_rate=services[line.service_id].piece_rate,
                    ) for line in said.lines
                ],
                tasks=[
                    task for line in said.lines
                    for task in checklist(services[line.service_id].checklist, title=line.description)
                ],
                note=said.note, order_id=said.order_id,
            )  # fmt: skip
            self.visits.add(visit)
            return visit.id
