"""Who implements the ports of orders."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.orders.queries import SqlOrderQueries
from cleaning.adapters.sql.orders.repository import SqlOrders
from cleaning.application.orders.accept_order import AcceptOrder
from cleaning.application.orders.cancel_order import CancelOrder
from cleaning.application.orders.close_order import CloseOrder
from cleaning.application.orders.confirm_condition import ConfirmCondition
from cleaning.application.orders.confirm_order import ConfirmOrder
from cleaning.application.orders.finish_order import FinishOrder
from cleaning.application.orders.handled_order import HandledOrder
from cleaning.application.orders.invoice_order import InvoiceOrder
from cleaning.application.orders.many_orders import ManyOrders
from cleaning.application.orders.order_quote import OrderQuote
from cleaning.application.orders.order_request import OrderRequest
from cleaning.application.orders.place_order import KeepOrder, PlaceOrder
from cleaning.application.orders.ports import Orders
from cleaning.application.orders.postpone_order import PostponeOrder
from cleaning.application.orders.price_lines import PriceLines
from cleaning.application.orders.print_order_form import PrintOrderForm
from cleaning.application.orders.queries import OrderQueries
from cleaning.application.orders.repeat_order import RepeatOrder
from cleaning.application.orders.revise_order import ReviseOrder
from cleaning.application.orders.schedule_order import ScheduleOrder
from cleaning.application.orders.start_order import StartOrder
from cleaning.application.sales.take_quote import TakeQuote
from cleaning.application.visits.plan_ordered_visit import PlanOrderedVisit
from cleaning.web.office.order_desk import OrderDesk


class OrdersProvider(Provider):
    scope = Scope.REQUEST

    orders = provide(SqlOrders, provides=Orders)
    queries = provide(SqlOrderQueries, provides=OrderQueries)
    parts = provide_all(HandledOrder, KeepOrder, OrderDesk, PriceLines)
    agreeing = provide_all(PlaceOrder, ReviseOrder, PostponeOrder, ConfirmOrder)
    working = provide_all(ScheduleOrder, PlanOrderedVisit, StartOrder, FinishOrder)
    ending = provide_all(AcceptOrder, CancelOrder, CloseOrder, ConfirmCondition, ManyOrders)

    coming = provide_all(OrderQuote, OrderRequest, TakeQuote)
    results = provide_all(InvoiceOrder, PrintOrderForm, RepeatOrder)


PROVIDERS = (OrdersProvider(),)
