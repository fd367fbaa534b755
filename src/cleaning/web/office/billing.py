"""Money: what can be billed now, by client, and one click to the drafts."""

from __future__ import annotations

from datetime import date

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.billing.bill_client import Bill, BillClient, Month
from cleaning.application.billing.queries import BillingQueries
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.ledger.month import last_day
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId, ContractId, VisitId
from cleaning.web import reach
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see

LIST, CLIENT = "office/invoices/to_bill", "office/invoices/to_bill_client"
AT_ONCE = 100


class ToBillController(Controller):
    path = "/invoices/to-bill"

    @get("/")
    @inject
    def list(
        self, request: Request, form: Form, access: FromDishka[Access], billing: FromDishka[BillingQueries],
        clock: FromDishka[Clock],
    ) -> Response:  # fmt: skip
        access.require(Permission.INVOICES_VIEW)
        waiting = billing.to_bill(scope=access.viewer.scope, today=clock.today())
        return page(request, LIST, form=form, waiting=waiting, today=clock.today(), over=_over)

    @post("/", status_code=200)
    @inject
    def draft_all(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        work: FromDishka[Work],
        bill: FromDishka[BillClient],
        billing: FromDishka[BillingQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        """One draft per chosen client: all finished visits and all months that are over."""
        access.require(Permission.INVOICES_EDIT)
        chosen = form.refs("client_ids")[:AT_ONCE]
        today, scope = clock.today(), access.viewer.scope
        made: list[int] = []
        with form.attempt(), work:
            if not chosen:
                raise RuleBroken("invoice.nothing_to_bill")
            waiting = {one.client_id: one for one in billing.to_bill(scope=scope, today=today, limit=10**6)}
            for client_id in chosen:
                visits = billing.unbilled_visits(client_id, scope=scope) if client_id in waiting else []
                months = waiting[ClientId(client_id)].months if client_id in waiting else []
                due = tuple(Month(contract_id=m.contract_id, month=m.month) for m in months if _over(m.month, today))
                if visits or due:
                    ids = tuple(visit.visit_id for visit in visits)
                    made.append(bill(Bill(client_id=ClientId(client_id), visit_ids=ids, months=due)))
            if not made:
                raise RuleBroken("invoice.nothing_to_bill")
        if form.errors:
            waiting_now = billing.to_bill(scope=scope, today=today)
            return page(request, LIST, status=422, form=form, waiting=waiting_now, today=today, over=_over)
        if len(made) == 1:
            return see(request, f"/invoices/{made[0]}", flash="The draft is ready; look it over and issue it")
        return see(request, "/invoices?status=draft", flash="The drafts are ready; look them over and issue them")

    @get("/{client_id:int}")
    @inject
    def client(
        self, request: Request, client_id: int, form: Form, access: FromDishka[Access],
        clients: FromDishka[ClientQueries], billing: FromDishka[BillingQueries], clock: FromDishka[Clock],
    ) -> Response:  # fmt: skip
        access.require(Permission.INVOICES_VIEW)
        clients.card(client_id, scope=access.viewer.scope)
        return _client(request, client_id, form, access, billing, clock)

    @post("/{client_id:int}", status_code=200)
    @inject
    def draft(
        self,
        request: Request,
        client_id: int,
        form: Form,
        access: FromDishka[Access],
        bill: FromDishka[BillClient],
        billing: FromDishka[BillingQueries],
        clock: FromDishka[Clock],
    ) -> Response:
        visits = tuple(VisitId(number) for number in form.refs("visit_ids"))
        made: int | None = None
        with form.attempt():
            months = tuple(_month(text) for text in form.all("months"))
            made = bill(Bill(client_id=ClientId(client_id), visit_ids=visits, months=months))
        if made is None:
            return _client(request, client_id, form, access, billing, clock, status=422)
        return see(request, f"/invoices/{made}", flash="The draft is ready; look it over and issue it")


def _client(
    request: Request, client_id: int, form: Form, access: Access, billing: BillingQueries, clock: Clock,
    *, status: int = 200,
) -> Response:  # fmt: skip
    scope, today = access.viewer.scope, clock.today()
    found = billing.to_bill(scope=scope, today=today, client_id=client_id)
    visits = billing.unbilled_visits(client_id, scope=scope)
    waiting = found[0] if found else None
    return page(
        request, CLIENT, status=status, form=form, client_id=client_id, waiting=waiting, visits=visits, today=today,
        over=_over,
    )  # fmt: skip


def _over(month: date, today: date) -> bool:
    """A running month is shown but not chosen by itself."""
    return last_day(month) <= today


def _month(text: str) -> Month:
    """``7:2026-10-01``: a month of a contract as the page names it."""
    contract, _, day = text.partition(":")
    try:
        return Month(contract_id=ContractId(int(contract)), month=reach.day(day))
    except ValueError:
        raise RuleBroken("field.not_offered", field="months", value=text) from None


ROUTES = (ToBillController,)
