"""What becomes billable when something happens elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.billing.ports import Billables, FinishedVisit, MonthlyFee
from cleaning.application.visits.queries import VisitQueries
from cleaning.domain.sales.events import ContractEnded, ContractSigned
from cleaning.domain.shared.money import Money
from cleaning.domain.visits.events import VisitCompleted


@dataclass(frozen=True, slots=True)
class NoteFinishedVisit:
    """A finished visit that is paid by itself waits for a document."""

    billables: Billables
    visits: VisitQueries

    def __call__(self, event: VisitCompleted) -> None:
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
class EndMonthlyFees:
    billables: Billables

    def __call__(self, event: ContractEnded) -> None:
        self.billables.end_fees(event.contract_id, event.ends_on)


REACTIONS = (NoteFinishedVisit, NoteMonthlyFees, EndMonthlyFees)
