"""What is done with an order, step by step."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, post

from cleaning.application.orders.accept_order import Acceptance, AcceptOrder
from cleaning.application.orders.cancel_order import CancelOrder
from cleaning.application.orders.close_order import CloseOrder
from cleaning.application.orders.confirm_condition import ConfirmCondition
from cleaning.application.orders.confirm_order import ConfirmOrder
from cleaning.application.orders.finish_order import FinishOrder
from cleaning.application.orders.order_card import OrderCard
from cleaning.application.orders.postpone_order import PostponeOrder
from cleaning.application.orders.schedule_order import ScheduleOrder
from cleaning.application.orders.start_order import StartOrder
from cleaning.domain.shared.ids import OrderId
from cleaning.web.api.order_bodies import (
    CancellationBody,
    ConditionBody,
    DeadlineBody,
    ScheduleBody,
    VersionBody,
    aware,
)
from cleaning.web.http import Request, inject
from cleaning.web.office.order_desk import OrderDesk


class OrderStepsApi(Controller):
    path = "/orders/{order_id:int}"
    tags = ("orders",)

    @post("/confirmation", summary="Both sides stand by it")
    @inject
    def confirm(
        self, request: Request, order_id: int, data: VersionBody, confirm: FromDishka[ConfirmOrder],
        desk: FromDishka[OrderDesk],
    ) -> OrderCard:  # fmt: skip
        confirm(OrderId(order_id), version=data.version)
        return desk.card(order_id)

    @post("/visits", summary="Put it on the board: a visit that carries it out")
    @inject
    def schedule(
        self, request: Request, order_id: int, data: ScheduleBody, schedule: FromDishka[ScheduleOrder],
        desk: FromDishka[OrderDesk],
    ) -> OrderCard:  # fmt: skip
        schedule(OrderId(order_id), data.inputs())
        return desk.card(order_id)

    @post("/deadline", summary="Another deadline")
    @inject
    def postpone(
        self, request: Request, order_id: int, data: DeadlineBody, postpone: FromDishka[PostponeOrder],
        desk: FromDishka[OrderDesk],
    ) -> OrderCard:  # fmt: skip
        postpone(OrderId(order_id), aware(data.deadline, "deadline"), version=data.version)
        return desk.card(order_id)

    @post("/start", summary="Work begins that no visit tells of")
    @inject
    def start(
        self, request: Request, order_id: int, data: VersionBody, start: FromDishka[StartOrder],
        desk: FromDishka[OrderDesk],
    ) -> OrderCard:  # fmt: skip
        start(OrderId(order_id), version=data.version)
        return desk.card(order_id)

    @post("/completion", summary="All the work is done")
    @inject
    def finish(
        self, request: Request, order_id: int, data: VersionBody, finish: FromDishka[FinishOrder],
        desk: FromDishka[OrderDesk],
    ) -> OrderCard:  # fmt: skip
        finish(OrderId(order_id), version=data.version)
        return desk.card(order_id)

    @post("/acceptance", summary="The client takes the work over and may rate it")
    @inject
    def accept(
        self, request: Request, order_id: int, data: Acceptance, accept: FromDishka[AcceptOrder],
        desk: FromDishka[OrderDesk],
    ) -> OrderCard:  # fmt: skip
        accept(OrderId(order_id), data)
        return desk.card(order_id)

    @post("/conditions/{condition_id:int}/proof", summary="A condition is met; who and when is kept")
    @inject
    def confirm_condition(
        self, request: Request, order_id: int, condition_id: int, data: ConditionBody,
        confirm: FromDishka[ConfirmCondition], desk: FromDishka[OrderDesk],
    ) -> OrderCard:  # fmt: skip
        confirm(OrderId(order_id), condition_id, note=data.note)
        return desk.card(order_id)

    @post("/closing", summary="Nothing is left to do; refused while a required condition is unconfirmed")
    @inject
    def close(
        self, request: Request, order_id: int, data: VersionBody, close: FromDishka[CloseOrder],
        desk: FromDishka[OrderDesk],
    ) -> OrderCard:  # fmt: skip
        close(OrderId(order_id), version=data.version)
        return desk.card(order_id)

    @post("/cancellation", summary="Call it off, with a reason and perhaps a fee; its planned visits go with it")
    @inject
    def cancel(
        self, request: Request, order_id: int, data: CancellationBody, cancel: FromDishka[CancelOrder],
        desk: FromDishka[OrderDesk],
    ) -> OrderCard:  # fmt: skip
        cancel(OrderId(order_id), data.inputs())
        return desk.card(order_id)


ROUTES = (OrderStepsApi,)
