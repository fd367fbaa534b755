"""What importing series asks, and how a contract of an import leaves with its plan and its visits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from cleaning.adapters.sql.billing.tables import monthly_fees
from cleaning.adapters.sql.documents.tables import documents
from cleaning.adapters.sql.foundation.tables import facts
from cleaning.adapters.sql.importing.made import Removal
from cleaning.adapters.sql.importing.tables import imported
from cleaning.adapters.sql.plans.tables import cleaning_plans, plan_items
from cleaning.adapters.sql.premises.tables import premises
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.sales.tables import contract_lines, contracts
from cleaning.adapters.sql.visits.tables import projections, visit_lines, visit_members, visit_tasks, visits
from cleaning.application.sales.importing.ports import Running, Site
from cleaning.domain.importing.values import Kept
from cleaning.domain.visits.values import Stage

ADDRESS = func.concat_ws(", ", *(func.nullif(premises.c[name], "") for name in ("settlement", "district", "street")))


@dataclass(frozen=True, slots=True)
class SqlSeriesParties:
    reads: Reads

    def sites(self, client_ids: Collection[int]) -> list[Site]:
        found = select(
            premises.c.id, premises.c.client_id, premises.c.name, premises.c.street, ADDRESS.label("address")
        )
        mine = found.where(premises.c.client_id.in_(client_ids), premises.c.active).order_by(premises.c.id)
        return [
            Site(id=row.id, client_id=row.client_id, name=row.name, keys=(row.name, row.street, row.address))
            for row in self.reads.all(mine)
        ]

    def running(self, client_ids: Collection[int]) -> set[Running]:
        found = (
            select(contract_lines.c.premises_id, contract_lines.c.service_id, contract_lines.c.rrule)
            .join(contracts, contracts.c.id == contract_lines.c.contract_id)
            .where(contracts.c.client_id.in_(client_ids), contracts.c.stage.in_(["active", "suspended"]))
            .where(contract_lines.c.ends_on.is_(None))
        )
        return {(row.premises_id, row.service_id, row.rrule) for row in self.reads.all(found)}

    def sheets_of(self, import_id: int) -> list[int]:
        mine = select(imported.c.record_id).where(imported.c.import_id == import_id, imported.c.kind == "contract")
        found = select(contract_lines.c.cost_sheet_id).where(contract_lines.c.contract_id.in_(mine))
        return list(self.reads.scalars(found.where(contract_lines.c.cost_sheet_id.is_not(None))))


def take_contracts_out(session: Session, import_id: int) -> list[Kept]:
    """With plans nobody changed and visits nobody touched; whatever else points to them keeps them."""
    return Removal(
        session=session, import_id=import_id, record="contract", table=contracts, title=contracts.c.number,
        remove=lambda ids: _remove(session, ids), touched=lambda ids: _touched(session, ids),
    )()  # fmt: skip


def _touched(session: Session, ids: list[int]) -> set[int]:
    worked = or_(visits.c.stage != Stage.PLANNED, visits.c.version > 1, visits.c.crew_id.is_not(None))
    questions = (
        select(visits.c.contract_id).where(visits.c.contract_id.in_(ids), worked),
        select(cleaning_plans.c.contract_id)
        .join(facts, (facts.c.subject == "plans") & (facts.c.subject_id == cleaning_plans.c.id))
        .where(cleaning_plans.c.contract_id.in_(ids), facts.c.kind.not_like("%.PlanMade")),
        select(documents.c.subject_id).where(documents.c.subject_kind == "contract", documents.c.subject_id.in_(ids)),
    )
    return {found for question in questions for found in session.scalars(question.distinct())}


def _remove(session: Session, ids: list[int]) -> None:
    plans = select(cleaning_plans.c.id).where(cleaning_plans.c.contract_id.in_(ids))
    planned = select(visits.c.id).where(visits.c.contract_id.in_(ids))
    for part in (visit_tasks, visit_lines, visit_members):
        session.execute(delete(part).where(part.c.visit_id.in_(planned)))
    session.execute(delete(visits).where(visits.c.contract_id.in_(ids)))
    for part in (projections, plan_items):
        session.execute(delete(part).where(part.c.plan_id.in_(plans)))
    session.execute(delete(cleaning_plans).where(cleaning_plans.c.contract_id.in_(ids)))
    session.execute(delete(monthly_fees).where(monthly_fees.c.contract_id.in_(ids)))
    session.execute(delete(contract_lines).where(contract_lines.c.contract_id.in_(ids)))
    session.execute(delete(contracts).where(contracts.c.id.in_(ids)))
