"""What becomes billable when something happens elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.billing.ports import Billables, FinishedVisit, MonthlyFee
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.visits.queries import VisitQueries
from cleaning.domain.sales.events import ContractChanged, ContractEndMoved, ContractSigned
from cleaning.domain.sales.values import Per
from cleaning.domain.shared.ids import ContractId
from cleaning.domain.shared.money import Money
from cleaning.domain.visits.events import VisitCompleted


@dataclass(frozen=True, slots=True)
class NoteFinishedVisit:
    """A finished visit that is paid by itself waits for a document; one of an order is invoiced with the order."""

    billables: Billables
    visits: VisitQueries

    def __call__(self, event: VisitCompleted) -> None:
        if event.order_id is not None:
            return
        work = self.visits.work(event.visit_id)
        net = sum((line.price for line in work.lines if line.per == "visit"), Money.ZERO)
        if net:
            self.billables.note_visit(
                FinishedVisit(
                    visit_id=event.visit_id,
                    branch_id=event.branch_id,
                    client_id=event.client_id,
                    contract_id=event.contract_id,
                    premises_id=event.premises_id,
                    on=work.on,
                    net=net,
                )
            )


@dataclass(frozen=True, slots=True)
class NoteMonthlyFees:
    """A contract paid by the month is due every month from its start."""

    billables: Billables

    def __call__(self, event: ContractSigned) -> None:
        fees = [
            MonthlyFee(
                contract_line_id=line.contract_line_id,
                contract_id=event.contract_id,
                client_id=event.client_id,
                branch_id=event.branch_id,
                premises_id=line.premises_id,
                service_id=line.service_id,
                description=line.description,
                price=line.price,
                vat_code=line.vat_code,
                starts_on=max(event.starts_on, line.starts_on),
                ends_on=event.ends_on,
            )
            for line in event.lines
            if line.per == "month" and line.price
        ]
        if fees:
            self.billables.note_fees(fees)


@dataclass(frozen=True, slots=True)
class FollowContract:
    """Annexes, notice and renewal move the days of fees and bring new ones; what is billed already stays."""

    billables: Billables
    sales: SalesQueries

    def __call__(self, contract_id: ContractId) -> None:
        agreed = self.sales.agreed_lines(contract_id)
        fees = [
            MonthlyFee(
                contract_line_id=line.id,
                contract_id=contract_id,
                client_id=agreed.client_id,
                branch_id=agreed.branch_id,
                premises_id=line.premises_id,
                service_id=line.service_id,
                description=line.description,
                price=line.price,
                vat_code=line.vat_code,
                starts_on=line.starts_on,
                ends_on=min((day for day in (line.ends_on, agreed.ends_on) if day is not None), default=None),
            )
            for line in agreed.lines
            if line.per is Per.MONTH and line.price
        ]
        if fees:
            self.billables.note_fees(fees)


@dataclass(frozen=True, slots=True)
class FollowAnnex:
    """Each price has its days."""

    follow: FollowContract

    def __call__(self, event: ContractChanged) -> None:
        self.follow(event.contract_id)


@dataclass(frozen=True, slots=True)
class FollowEnd:
    """No day after the end is paid."""

    follow: FollowContract

    def __call__(self, event: ContractEndMoved) -> None:
        self.follow(event.contract_id)


REACTIONS = (NoteFinishedVisit, NoteMonthlyFees, FollowAnnex, FollowEnd)
