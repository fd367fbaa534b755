"""A completed visit is pay earned."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.payroll.ports import VisitPays
from cleaning.application.visits.queries import VisitQueries
from cleaning.domain.payroll.piece_rate import Worker
from cleaning.domain.payroll.visit_pay import VisitPay, WorkedLine
from cleaning.domain.visits.events import VisitCompleted


@dataclass(frozen=True, slots=True)
class AccruePay:
    """The crew's piece-rate pay, written down once. Lines without a rate and visits without people pay nobody."""

    pays: VisitPays
    visits: VisitQueries

    def __call__(self, event: VisitCompleted) -> None:
        work = self.visits.work(event.visit_id)
        lines = [
            WorkedLine(
                visit_line_id=line.line_id,
                service_id=line.service_id,
                description=line.description,
                unit=line.unit,
                quantity=line.quantity,
                rate=line.piece_rate,
            )
            for line in work.lines
            if line.piece_rate.amount > 0
        ]
        workers = [
            Worker(employee_id=member.employee_id, minutes=member.minutes, share=member.share)
            for member in work.members
        ]
        if not lines or not workers:
            return
        self.pays.add(
            VisitPay.of(
                visit_id=work.visit_id,
                branch_id=work.branch_id,
                client_id=work.client_id,
                premises_id=work.premises_id,
                worked_on=work.on,
                lines=lines,
                workers=workers,
                at=event.at,
            )
        )


REACTIONS = (AccruePay,)
