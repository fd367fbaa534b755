"""A visit outside any plan: a one-off, an extra, a rework."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.application.visits.ports import Visits
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, PremisesId, ServiceId, VisitId
from cleaning.domain.shared.money import ZERO, Money
from cleaning.domain.shared.time import TimeSlot
from cleaning.domain.visits.parts import Line, checklist
from cleaning.domain.visits.values import Per
from cleaning.domain.visits.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOff:
    """One service at a premises, for a net price, billed with the visit."""

    branch_id: BranchId
    premises_id: PremisesId
    service_id: ServiceId
    starts_at: datetime
    minutes: int
    quantity: Decimal = Decimal(1)
    price: Money = ZERO
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanVisit:
    work: Work
    visits: Visits
    premises: PremisesQueries
    catalogue: CatalogueQueries
    access: Access

    def __call__(self, command: OneOff) -> VisitId:
        with self.work:
            self.access.require(Permission.VISITS_EDIT, branch=command.branch_id)
            if not 0 < command.minutes <= 24 * 60:
                raise RuleBroken("plan.minutes", field="minutes", minutes=command.minutes)
            place = self.premises.card(command.premises_id, scope=self.access.viewer.scope)
            service = self.catalogue.service(command.service_id)
            line = Line(
                service_id=service.id,
                description=service.name("bg"),
                quantity=command.quantity,
                unit=service.unit,
                price=command.price,
                per=Per.VISIT,
                vat_code=service.vat_code,
                piece_rate=service.piece_rate,
            )
            visit = Visit.plan(
                branch_id=place.branch_id,
                client_id=place.client_id,
                premises_id=place.id,
                slot=TimeSlot(command.starts_at, command.starts_at + timedelta(minutes=command.minutes)),
                lines=[line],
                tasks=checklist(service.checklist, title=service.name("bg")),
                note=command.note,
            )
            self.visits.add(visit)
            return visit.id
