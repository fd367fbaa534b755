"""Reads of plans, in Core; rhythms are unfolded by the domain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, or_, select, true

from cleaning.adapters.sql.identity.tables import users
from cleaning.adapters.sql.plans.tables import cleaning_plans, plan_items, plan_marks
from cleaning.adapters.sql.reads import Reads
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.plans.queries import DueVisit, Occurrence, PlanCard, PlanItemRow, PlanRow
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.application.shared.ports import Clock
from cleaning.domain.plans.compliance import compliance, next_due
from cleaning.domain.plans.projection import days_of, project
from cleaning.domain.plans.values import Mark
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ClientId, ContractId, PlanId, PlanItemId, PremisesId

RECENT = timedelta(days=90)
ITEM = [plan_items.c[name] for name in PlanItemRow.__struct_fields__]


def _plans(scope: Scope) -> Select[Any]:
    """Every read of a person starts here, so none forgets whose branches the viewer may see."""
    mine = select(cleaning_plans).where(cleaning_plans.c.branch_id.in_(scope.branch_ids))
    return mine if scope.client_id is None else mine.where(cleaning_plans.c.client_id == scope.client_id)


@dataclass(frozen=True, slots=True)
class SqlPlanQueries:
    reads: Reads
    clock: Clock
    company: CompanyQueries
    premises: PremisesQueries

    def page(
        self,
        scope: Scope,
        *,
        client_id: ClientId | None = None,
        premises_id: PremisesId | None = None,
        contract_id: ContractId | None = None,
        ended: bool = False,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[PlanRow]:
        size = bounded(limit)
        found = _plans(scope).order_by(cleaning_plans.c.id.desc()).limit(size + 1)
        if not ended:
            found = found.where(cleaning_plans.c.active)
        for column, wanted in (("client_id", client_id), ("premises_id", premises_id), ("contract_id", contract_id)):
            if wanted is not None:
                found = found.where(cleaning_plans.c[column] == wanted)
        if cursor := decode_cursor(after):
            found = found.where(cleaning_plans.c.id < cursor[0])
        return page_of(self._rows(self.reads.all(found)), size, lambda row: (row.id,))

    def _rows(self, plans: Collection[Any]) -> list[PlanRow]:
        today = self.clock.today()
        items = self._items_by_plan(plan.id for plan in plans)
        marks = self._marks((item.id for group in items.values() for item in group), today - RECENT)
        names = self.premises.names([plan.premises_id for plan in plans])
        rows = []
        for plan in plans:
            own = items[plan.id]
            coming, kept = next_due(own, marks, today), compliance(own, marks, today - RECENT, today)
            name = names[plan.premises_id]
            rows.append(
                PlanRow(
                    id=plan.id,
                    contract_id=plan.contract_id,
                    client_id=plan.client_id,
                    client_name=name.client_name,
                    premises_id=plan.premises_id,
                    premises_name=name.name,
                    address=name.address,
                    title=plan.title,
                    active=plan.active,
                    items=len(own),
                    rrule=own[0].rrule if own else "",
                    next_on=coming[0] if coming else None,
                    next_title=next((item.title for item in own if coming and item.id == coming[1]), ""),
                    due=kept.due,
                    done=kept.done,
                    skipped=kept.skipped,
                )
            )
        return rows

    def card(self, plan_id: PlanId, scope: Scope) -> PlanCard:
        plan = self._one(plan_id, scope)
        today = self.clock.today()
        new_year = date(today.year, 1, 1)
        items = self._items_by_plan([plan_id])[plan_id]
        marks = self._marks((item.id for item in items), new_year)
        kept, coming = compliance(items, marks, new_year, today), next_due(items, marks, today)
        name = self.premises.names([plan.premises_id])[plan.premises_id]
        return PlanCard(
            id=plan.id,
            branch_id=plan.branch_id,
            contract_id=plan.contract_id,
            client_id=plan.client_id,
            client_name=name.client_name,
            premises_id=plan.premises_id,
            premises_name=name.name,
            address=name.address,
            title=plan.title,
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            active=plan.active,
            version=plan.version,
            items=items,
            next_on=coming[0] if coming else None,
            next_item_id=coming[1] if coming else None,
            due=kept.due,
            done=kept.done,
            skipped=kept.skipped,
            percent=kept.percent,
        )

    def occurrences(self, plan_id: PlanId, scope: Scope, start: date, until: date) -> list[Occurrence]:
        self._one(plan_id, scope)
        items = self._items_by_plan([plan_id])[plan_id]
        said = (
            select(plan_marks, users.c.name.label("by"))
            .join_from(plan_marks, plan_items)
            .outerjoin(users)
            .where(plan_items.c.plan_id == plan_id, plan_marks.c.due_on >= start, plan_marks.c.due_on < until)
        )
        found = {
            (row.plan_item_id, row.due_on): Occurrence(
                item_id=row.plan_item_id,
                on=row.due_on,
                mark=row.mark,
                visit_id=row.visit_id,
                by=row.by or "",
                at=row.at,
                reason=row.reason,
            )
            for row in self.reads.all(said)
        }
        for item in items:
            for day in days_of(item, start, until):
                found.setdefault((item.id, day), _silent(item.id, day))
        places = {item.id: item.position for item in items}
        return sorted(found.values(), key=lambda one: (one.on, places[one.item_id]))

    def items(self, item_ids: Collection[int]) -> list[PlanItemRow]:
        if not item_ids:
            return []
        found = select(*ITEM).where(plan_items.c.id.in_(set(item_ids)))
        return self.reads.structs(PlanItemRow, found.order_by(plan_items.c.position, plan_items.c.id))

    def due(self, plan_ids: Collection[int], start: date, until: date) -> list[DueVisit]:
        zone = ZoneInfo(self.company.profile().zone)
        wanted = select(cleaning_plans).where(cleaning_plans.c.id == func.any(list(plan_ids)))
        items = self._items_by_plan(plan_ids)
        return [
            DueVisit(
                plan_id=plan.id,
                branch_id=plan.branch_id,
                contract_id=plan.contract_id,
                client_id=plan.client_id,
                premises_id=plan.premises_id,
                planned_for=due.planned_for,
                ends_at=due.ends_at,
                items=due.items,
                price=due.price,
            )
            for plan in self.reads.all(wanted.order_by(cleaning_plans.c.id))
            for due in project(items[plan.id], zone, start, until)
        ]

    def running(self, on: date) -> list[PlanId]:
        in_force = or_(cleaning_plans.c.ends_on.is_(None), cleaning_plans.c.ends_on > on)
        found = select(cleaning_plans.c.id).where(cleaning_plans.c.active == true(), in_force)
        return list(self.reads.scalars(found.order_by(cleaning_plans.c.id)))

    def _one(self, plan_id: PlanId, scope: Scope) -> Any:
        plan = self.reads.first(_plans(scope).where(cleaning_plans.c.id == plan_id))
        if plan is None:
            raise NotFound("plan", plan_id)
        return plan

    def _items_by_plan(self, plan_ids: Iterable[int]) -> dict[PlanId, list[PlanItemRow]]:
        wanted = select(*ITEM).where(plan_items.c.plan_id == func.any(list(plan_ids)))
        grouped: dict[PlanId, list[PlanItemRow]] = defaultdict(list)
        for item in self.reads.structs(PlanItemRow, wanted.order_by(plan_items.c.position, plan_items.c.id)):
            grouped[item.plan_id].append(item)
        return grouped

    def _marks(self, item_ids: Iterable[PlanItemId], since: date) -> dict[tuple[PlanItemId, date], Mark]:
        said = select(plan_marks.c.plan_item_id, plan_marks.c.due_on, plan_marks.c.mark).where(
            plan_marks.c.plan_item_id == func.any(list(item_ids)), plan_marks.c.due_on >= since
        )
        return {(row.plan_item_id, row.due_on): row.mark for row in self.reads.all(said)}


def _silent(item_id: PlanItemId, day: date) -> Occurrence:
    return Occurrence(item_id=item_id, on=day, mark=None, visit_id=None, by="", at=None, reason="")
