"""Cleaning plans, as records."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post
from litestar.params import QueryParameter

from cleaning.application.plans.mark_item import Marking, MarkItem
from cleaning.application.plans.queries import Occurrence, PlanCard, PlanQueries, PlanRow
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.paging import Page
from cleaning.application.shared.ports import Clock
from cleaning.domain.plans.values import Mark
from cleaning.domain.shared.ids import ClientId, ContractId, PlanId, PlanItemId, PremisesId
from cleaning.web.days import day_of
from cleaning.web.http import Request, inject


class NewMark(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What became of the occurrence of ``item_id`` on the local day ``due_on``; skipping needs a reason."""

    item_id: int
    due_on: date
    mark: Mark
    reason: str = ""


class PlanApi(Controller):
    path = "/plans"
    tags = ["plans"]  # noqa: RUF012 – Litestar reads it as it is

    @get("/", summary="Plans, newest first, with what comes next in each")
    @inject
    def list(
        self,
        request: Request,
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        plans: FromDishka[PlanQueries],
        client: int | None = None,
        premises: int | None = None,
        contract: int | None = None,
        ended: bool = False,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[PlanRow]:
        access.require(Permission.PLANS_VIEW)
        return plans.page(
            viewer.scope,
            client_id=None if client is None else ClientId(client),
            premises_id=None if premises is None else PremisesId(premises),
            contract_id=None if contract is None else ContractId(contract),
            ended=ended,
            after=after,
            limit=limit,
        )

    @get("/{plan_id:int}", summary="A plan with its items, the next one and how well it was kept this year")
    @inject
    def show(
        self,
        request: Request,
        plan_id: int,
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        plans: FromDishka[PlanQueries],
    ) -> PlanCard:
        access.require(Permission.PLANS_VIEW)
        return plans.card(PlanId(plan_id), viewer.scope)

    @get("/{plan_id:int}/occurrences", summary="What is and was due, with its marks; this year by default")
    @inject
    def occurrences(
        self,
        request: Request,
        plan_id: int,
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        plans: FromDishka[PlanQueries],
        clock: FromDishka[Clock],
        since: Annotated[str, QueryParameter(name="from")] = "",
        until: Annotated[str, QueryParameter(name="to")] = "",
    ) -> list[Occurrence]:
        access.require(Permission.PLANS_VIEW)
        start = day_of(since, date(clock.today().year, 1, 1))
        return plans.occurrences(
            PlanId(plan_id), viewer.scope, start, day_of(until, date(start.year + 1, start.month, 1))
        )

    @post("/{plan_id:int}/marks", summary="Say what became of an occurrence")
    @inject
    def mark(
        self,
        request: Request,
        plan_id: int,
        data: NewMark,
        viewer: FromDishka[Viewer],
        mark: FromDishka[MarkItem],
        plans: FromDishka[PlanQueries],
    ) -> PlanCard:
        item_id = PlanItemId(data.item_id)
        mark(Marking(plan_id=PlanId(plan_id), item_id=item_id, due_on=data.due_on, mark=data.mark, reason=data.reason))
        return plans.card(PlanId(plan_id), viewer.scope)


ROUTES = (PlanApi,)
