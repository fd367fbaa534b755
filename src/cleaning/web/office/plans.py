"""Work: cleaning plans, what comes next in them, and the marks of what was done."""

from __future__ import annotations

from datetime import date
from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.plans.change_plan import AddItem, ChangeItem, DropItem, ItemDetails
from cleaning.application.plans.mark_item import Marking, MarkItem
from cleaning.application.plans.preview_change import PreviewChange
from cleaning.application.plans.queries import PlanCard, PlanItemRow, PlanQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.domain.plans.values import Mark
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ClientId, ContractId, PlanId, PlanItemId, PremisesId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, part, see
from cleaning.web.office.plan_year import Year, year_of
from cleaning.web.rhythms import read_rule, rhythm_values


class PlanController(Controller):
    path = "/plans"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        plans: FromDishka[PlanQueries],
        clock: FromDishka[Clock],
        client_id: int | None = None,
        premises_id: int | None = None,
        contract_id: int | None = None,
        ended: bool = False,
        after: str | None = None,
    ) -> Response:
        access.require(Permission.PLANS_VIEW)
        found = plans.page(
            viewer.scope,
            client_id=None if client_id is None else ClientId(client_id),
            premises_id=None if premises_id is None else PremisesId(premises_id),
            contract_id=None if contract_id is None else ContractId(contract_id),
            ended=ended,
            after=after,
        )
        return page(request, "office/plans/list", plans=found, today=clock.today())

    @get("/{plan_id:int}")
    @inject
    def show(
        self,
        request: Request,
        plan_id: int,
        form: Form,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        plans: FromDishka[PlanQueries],
        clock: FromDishka[Clock],
        year: int | None = None,
        month: int | None = None,
    ) -> Response:
        access.require(Permission.PLANS_VIEW)
        return _page(request, plan_id, form, viewer, plans, clock, year, month)

    @post("/{plan_id:int}/marks", status_code=200)
    @inject
    def mark(
        self,
        request: Request,
        plan_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        plans: FromDishka[PlanQueries],
        clock: FromDishka[Clock],
        mark: FromDishka[MarkItem],
    ) -> Response:
        item, due_on = form.ref("item_id", required=True), form.date("due_on", required=True)
        said = form.choice("mark", Mark, required=True)
        with form.attempt():
            if item is not None and due_on is not None and said is not None:
                mark(
                    Marking(
                        plan_id=PlanId(plan_id),
                        item_id=PlanItemId(item),
                        due_on=due_on,
                        mark=said,
                        reason=form.text("reason"),
                    )
                )
        if form.errors:
            return _page(request, plan_id, form, viewer, plans, clock, None, None, status=422)
        there = f"?year={due_on.year}&month={due_on.month}#calendar" if due_on else ""
        return see(request, f"/plans/{plan_id}{there}", flash="Marked")

    @get("/{plan_id:int}/items/new")
    @inject
    def new_item(
        self,
        request: Request,
        plan_id: int,
        form: Form,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        plans: FromDishka[PlanQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        access.require(Permission.PLANS_EDIT)
        return _item_form(request, form, plans.card(PlanId(plan_id), viewer.scope), None, clock)

    @post("/{plan_id:int}/items", status_code=200)
    @inject
    def add_item(
        self,
        request: Request,
        plan_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        plans: FromDishka[PlanQueries],
        clock: FromDishka[Clock],
        add: FromDishka[AddItem],
    ) -> Response:
        with form.attempt():
            from_day = form.date("from_day", required=True)
            details = form.into(ItemDetails, **_details(form))
            assert from_day is not None
            add(PlanId(plan_id), details, from_day, version=form.whole("version"))
        if form.errors:
            return _item_form(request, form, plans.card(PlanId(plan_id), viewer.scope), None, clock, status=422)
        return see(request, f"/plans/{plan_id}", flash="Added to the plan")

    @get("/{plan_id:int}/items/{item_id:int}")
    @inject
    def edit_item(
        self,
        request: Request,
        plan_id: int,
        item_id: int,
        form: Form,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        plans: FromDishka[PlanQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        access.require(Permission.PLANS_EDIT)
        plan = plans.card(PlanId(plan_id), viewer.scope)
        return _item_form(request, form, plan, _item(plan, item_id), clock)

    @post("/{plan_id:int}/items/{item_id:int}/preview", status_code=200)
    @inject
    def preview(
        self, request: Request, plan_id: int, item_id: int, form: Form, preview: FromDishka[PreviewChange]
    ) -> Response:
        """What saving the form as it is now would do to planned visits."""
        change = None
        with form.attempt():
            from_day = form.date("from_day", required=True)
            details = form.into(ItemDetails, **_details(form))
            assert from_day is not None
            change = preview(PlanId(plan_id), PlanItemId(item_id), details, from_day)
        return part(request, "office/plans/_preview", change=change)

    @post("/{plan_id:int}/items/{item_id:int}", status_code=200)
    @inject
    def change_item(
        self,
        request: Request,
        plan_id: int,
        item_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        plans: FromDishka[PlanQueries],
        clock: FromDishka[Clock],
        change: FromDishka[ChangeItem],
        drop: FromDishka[DropItem],
    ) -> Response:
        with form.attempt():
            from_day = form.date("from_day", required=True)
            version = form.whole("version")
            if form.get("how") == "drop" and from_day is not None:
                drop(PlanId(plan_id), PlanItemId(item_id), from_day, version=version)
            else:
                details = form.into(ItemDetails, **_details(form))
                assert from_day is not None
                change(PlanId(plan_id), PlanItemId(item_id), details, from_day, version=version)
        if form.errors:
            plan = plans.card(PlanId(plan_id), viewer.scope)
            return _item_form(request, form, plan, _item(plan, item_id), clock, status=422)
        return see(request, f"/plans/{plan_id}", flash="The plan and its visits are changed; moved visits stayed.")


def _details(form: Form) -> dict[str, Any]:
    return {
        "title": form.text("title", required=True),
        "rrule": read_rule(form),
        "start_time": form.time("start_time", required=True),
        "minutes": form.whole("minutes", required=True, least=1, most=24 * 60),
        "zone": form.text("zone"),
        "instructions": form.text("instructions", max=2000),
        "checklist": tuple(line.strip() for line in (form.get("checklist") or "").splitlines() if line.strip()),
    }


def _item(plan: PlanCard, item_id: int) -> PlanItemRow:
    for item in plan.items:
        if item.id == item_id:
            return item
    raise NotFound("plan_item", item_id)


def _item_form(
    request: Request, form: Form, plan: PlanCard, item: PlanItemRow | None, clock: Clock, *, status: int = 200
) -> Response:
    rhythm = rhythm_values(item.rrule if item else "FREQ=WEEKLY;BYDAY=MO")
    return page(
        request,
        "office/plans/item",
        status=status,
        form=form,
        plan=plan,
        item=item,
        rhythm=rhythm,
        today=max(clock.today(), plan.starts_on),
    )


def _page(
    request: Request,
    plan_id: int,
    form: Form,
    viewer: Viewer,
    plans: PlanQueries,
    clock: Clock,
    year: int | None,
    month: int | None,
    *,
    status: int = 200,
) -> Response:
    if form.errors and "" not in form.errors:
        # The field lies in a dialog that is closed again, so the page says it.
        form.errors[""] = next(iter(form.errors.values()))
    plan = plans.card(PlanId(plan_id), viewer.scope)
    today = clock.today()
    shown = min(max(year or today.year, 2000), 2200)
    found = plans.occurrences(plan.id, viewer.scope, date(shown, 1, 1), date(shown + 1, 1, 1))
    picture: Year = year_of(shown, min(max(month or (today.month if shown == today.year else 1), 1), 12), found, today)
    return page(
        request,
        "office/plans/page",
        status=status,
        form=form,
        plan=plan,
        year=picture,
        today=today,
        titles={item.id: item.title for item in plan.items},
    )


ROUTES = (PlanController,)
