"""Money: bank accounts and cash desks, their balances and movements."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.application.treasury.open_desk import NewDesk, OpenDesk
from cleaning.application.treasury.queries import PaymentFilter, TreasuryQueries
from cleaning.domain.ledger.month import last_day
from cleaning.domain.shared.ids import BranchId
from cleaning.domain.treasury.values import DeskKind
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see
from cleaning.web.office.months import first_day

NEW = "office/desks/new"


class DeskController(Controller):
    path = "/desks"

    @get("/")
    @inject
    def list(
        self, request: Request, access: FromDishka[Access], treasury: FromDishka[TreasuryQueries],
        clock: FromDishka[Clock],
    ) -> Response:  # fmt: skip
        access.require(Permission.PAYMENTS_VIEW)
        scope, today = access.viewer.scope, clock.today()
        desks = treasury.desks(scope=scope, closed=True)
        due = treasury.due(scope=scope, today=today)
        latest = treasury.page(PaymentFilter(), scope=scope, limit=12)
        return page(request, "office/desks/list", desks=desks, due=due, latest=latest.rows, today=today)

    @get("/new")
    @inject
    def new(self, request: Request, form: Form, access: FromDishka[Access]) -> Response:
        access.require(Permission.LEDGER_PERIOD_CLOSE)
        return page(request, NEW, form=form)

    @post("/", status_code=200)
    @inject
    def open(self, request: Request, form: Form, open_desk: FromDishka[OpenDesk]) -> Response:
        kind = form.choice("kind", DeskKind, required=True)
        name, branch = form.text("name", required=True, max=80), form.ref("branch_id", required=True)
        iban, bic = form.text("iban"), form.text("bic")
        made = None
        with form.attempt():
            made = form.into(
                lambda: open_desk(
                    NewDesk(branch_id=BranchId(branch or 0), kind=kind or DeskKind.BANK, name=name, iban=iban, bic=bic)
                )
            )
        if made is None:
            return page(request, NEW, status=422, form=form)
        return see(request, f"/desks/{made}", flash="Saved")

    @get("/{desk_id:int}")
    @inject
    def read(
        self,
        request: Request,
        desk_id: int,
        access: FromDishka[Access],
        treasury: FromDishka[TreasuryQueries],
        month: str = "",
        after: str | None = None,
    ) -> Response:
        access.require(Permission.PAYMENTS_VIEW)
        scope, day = access.viewer.scope, first_day(month)
        desk = treasury.desk(desk_id, scope=scope)
        wanted = PaymentFilter(desk_id=desk_id, start=day, end=day and last_day(day))
        return page(request, "office/desks/page", desk=desk, payments=treasury.page(wanted, scope=scope, after=after))


ROUTES = (DeskController,)
