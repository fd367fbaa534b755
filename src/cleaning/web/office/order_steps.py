"""What is done with an order; a refusal comes back in the dialog it was asked in."""

from __future__ import annotations

from collections.abc import Callable

from dishka import FromDishka
from litestar import Controller, post

from cleaning.application.orders.accept_order import Acceptance, AcceptOrder
from cleaning.application.orders.cancel_order import Cancellation, CancelOrder
from cleaning.application.orders.close_order import CloseOrder
from cleaning.application.orders.confirm_condition import ConfirmCondition
from cleaning.application.orders.confirm_order import ConfirmOrder
from cleaning.application.orders.finish_order import FinishOrder
from cleaning.application.orders.postpone_order import PostponeOrder
from cleaning.application.orders.schedule_order import Schedule, ScheduleOrder
from cleaning.application.orders.start_order import StartOrder
from cleaning.domain.shared.ids import OrderId
from cleaning.domain.shared.money import ZERO
from cleaning.web.days import local
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see
from cleaning.web.office.order_desk import OrderDesk


class OrderStepController(Controller):
    path = "/orders/{order_id:int}"

    @post("/confirmation", status_code=200)
    @inject
    def confirm(
        self,
        request: Request,
        order_id: int,
        form: Form,
        desk: FromDishka[OrderDesk],
        confirm: FromDishka[ConfirmOrder],
    ) -> Response:
        def step() -> None:
            confirm(OrderId(order_id), version=form.whole("version"))

        return _tried(request, form, desk, order_id, step, flash="The order is confirmed")

    @post("/visits", status_code=200)
    @inject
    def schedule(
        self, request: Request, order_id: int, form: Form, desk: FromDishka[OrderDesk],
        schedule: FromDishka[ScheduleOrder],
    ) -> Response:  # fmt: skip
        def step() -> None:
            day, start = form.date("day", required=True), form.time("start", required=True)
            minutes = form.whole("minutes", required=True, least=1, most=24 * 60)
            share = form.decimal("share", least=1, most=100)
            values = {} if share is None else {"share": share}
            starts_at = None if day is None or start is None else local(day, start)
            schedule(OrderId(order_id), form.into(Schedule, starts_at=starts_at, minutes=minutes, **values))

        return _tried(request, form, desk, order_id, step, "schedule", "It is on the board; it waits for people")

    @post("/deadline", status_code=200)
    @inject
    def postpone(
        self, request: Request, order_id: int, form: Form, desk: FromDishka[OrderDesk],
        postpone: FromDishka[PostponeOrder],
    ) -> Response:  # fmt: skip
        def step() -> None:
            day, hour = form.date("deadline_on", required=True), form.time("deadline_at", required=True)
            deadline = form.into(local, day=day, when=hour)
            postpone(OrderId(order_id), deadline, version=form.whole("version"))

        return _tried(request, form, desk, order_id, step, "postpone", "The deadline is moved")

    @post("/start", status_code=200)
    @inject
    def start(
        self, request: Request, order_id: int, form: Form, desk: FromDishka[OrderDesk], start: FromDishka[StartOrder]
    ) -> Response:
        def step() -> None:
            start(OrderId(order_id), version=form.whole("version"))

        return _tried(request, form, desk, order_id, step, flash="Saved")

    @post("/completion", status_code=200)
    @inject
    def finish(
        self, request: Request, order_id: int, form: Form, desk: FromDishka[OrderDesk], finish: FromDishka[FinishOrder]
    ) -> Response:
        def step() -> None:
            finish(OrderId(order_id), version=form.whole("version"))

        return _tried(request, form, desk, order_id, step, flash="The work is done")

    @post("/acceptance", status_code=200)
    @inject
    def accept(
        self, request: Request, order_id: int, form: Form, desk: FromDishka[OrderDesk], accept: FromDishka[AcceptOrder]
    ) -> Response:
        def step() -> None:
            values = {"name": form.text("name", required=True), "comment": form.text("comment", max=500)}
            said = form.into(Acceptance, **values, rating=form.whole("rating"), version=form.whole("version"))
            accept(OrderId(order_id), said)

        return _tried(request, form, desk, order_id, step, "acceptance", "The client took the work over")

    @post("/conditions/{condition_id:int}/proof", status_code=200)
    @inject
    def confirm_condition(
        self, request: Request, order_id: int, condition_id: int, form: Form, desk: FromDishka[OrderDesk],
        confirm: FromDishka[ConfirmCondition],
    ) -> Response:  # fmt: skip
        def step() -> None:
            confirm(OrderId(order_id), condition_id, note=form.text("note", max=500))

        return _tried(request, form, desk, order_id, step, f"condition-{condition_id}", "The condition is confirmed")

    @post("/closing", status_code=200)
    @inject
    def close(
        self, request: Request, order_id: int, form: Form, desk: FromDishka[OrderDesk], close: FromDishka[CloseOrder]
    ) -> Response:
        def step() -> None:
            close(OrderId(order_id), version=form.whole("version"))

        return _tried(request, form, desk, order_id, step, flash="The order is closed")

    @post("/cancellation", status_code=200)
    @inject
    def cancel(
        self, request: Request, order_id: int, form: Form, desk: FromDishka[OrderDesk], cancel: FromDishka[CancelOrder]
    ) -> Response:
        def step() -> None:
            values = {"reason": form.text("reason", required=True, max=500), "fee": form.money("fee") or ZERO}
            cancel(OrderId(order_id), form.into(Cancellation, **values, version=form.whole("version")))

        return _tried(request, form, desk, order_id, step, "cancel", "The order is called off")


def _tried(
    request: Request, form: Form, desk: OrderDesk, order_id: int, step: Callable[[], None], opened: str = "",
    flash: str = "",
) -> Response:  # fmt: skip
    """The page again, with what was refused at its field, or above all when the step has no dialog."""
    with form.attempt():
        step()
    if form.errors:
        if not opened:
            form.errors.setdefault("", next(iter(form.errors.values())))
        return page(request, "office/orders/page", status=422, **desk.page(form, order_id, opened=opened))
    return see(request, f"/orders/{order_id}", flash=flash)


ROUTES = (OrderStepController,)
