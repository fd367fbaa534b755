"""Places of a contract and whether there are keys to hand over, in one question."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import exists, select

from cleaning.adapters.sql.plans.tables import cleaning_plans
from cleaning.adapters.sql.premises.key_tables import site_keys
from cleaning.adapters.sql.premises.tables import premises
from cleaning.adapters.sql.reads import Reads
from cleaning.application.documents.offered import PlannedPlace
from cleaning.application.shared.access import Scope

MOST = 20


@dataclass(frozen=True, slots=True)
class SqlPlannedPlaces:
    reads: Reads

    def of_contract(self, contract_id: int, scope: Scope) -> list[PlannedPlace]:
        held = exists().where(site_keys.c.premises_id == premises.c.id).label("keys")
        wanted = (
            select(cleaning_plans.c.id.label("plan_id"), cleaning_plans.c.premises_id, premises.c.name, held)
            .join_from(cleaning_plans, premises, premises.c.id == cleaning_plans.c.premises_id)
            .where(cleaning_plans.c.contract_id == contract_id, cleaning_plans.c.branch_id.in_(scope.branch_ids))
        )
        return self.reads.structs(PlannedPlace, wanted.order_by(cleaning_plans.c.id).limit(MOST))
