"""Contracts: what was agreed, how its margin stands today, and what happens to it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.identity.queries import IdentityQueries
from cleaning.application.sales.contract_queries import ContractFilter
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.domain.sales.values import ContractStage
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, ContractId, UserId
from cleaning.web.forms import Form, number, whole_number
from cleaning.web.http import Request, Response, inject, page
from cleaning.web.office.contract_desk import ContractDesk
from cleaning.web.office.contract_form import next_month
from cleaning.web.office.requests import desk_people

ENDING = timedelta(days=60)
WITHIN = ("7", "30", "60", "90")
KINDS = ("individual", "organisation")


class ContractController(Controller):
    path = "/contracts"

    @get("/")
    @inject
    def show(
        self, request: Request, access: FromDishka[Access], viewer: FromDishka[Viewer],
        sales: FromDishka[SalesQueries], clients: FromDishka[ClientQueries], clock: FromDishka[Clock],
        identity: FromDishka[IdentityQueries],
        q: str = "", stage: str = "", client_id: int | None = None, within: str = "", kind: str = "",
        renews: str = "", branch: str = "", least: str = "", most: str = "", responsible: str = "",
        after: str | None = None,
    ) -> Response:  # fmt: skip
        """Running, ended and drafted ones; every condition is in the address."""
        access.require(Permission.SALES_CONTRACT_VIEW)
        found = [one.id for one in clients.find(q, scope=viewer.scope, limit=50)] if q.strip() else []
        days = ENDING.days if stage == "ending" else int(within) if within in WITHIN else None
        wanted = ContractFilter(
            text=q, clients=found, stage=ContractStage(stage) if stage in list(ContractStage) else None,
            client_id=None if client_id is None else ClientId(client_id),
            branch_id=None if (at := whole_number(branch)) is None else BranchId(at),
            responsible_id=UserId(int(responsible)) if responsible.isdecimal() and len(responsible) < 19 else None,
            ends_before=None if days is None else clock.today() + timedelta(days=days),
            kind=kind if kind in KINDS else "", renews={"yes": True, "no": False}.get(renews),
            least=_sum(least), most=_sum(most),
        )  # fmt: skip
        contracts = sales.contracts(wanted, scope=viewer.scope, after=after)
        names = clients.names(list({row.client_id for row in contracts.rows}))
        chosen = clients.chosen(client_id, scope=viewer.scope)
        return page(
            request, "office/contracts/list", contracts=contracts, clients=names, client=chosen, today=clock.today(),
            within=WITHIN, people=desk_people(identity),
        )  # fmt: skip

    @get("/drift")
    @inject
    def drift(
        self, request: Request, access: FromDishka[Access], viewer: FromDishka[Viewer],
        sales: FromDishka[SalesQueries], clients: FromDishka[ClientQueries], company: FromDishka[CompanyQueries],
        clock: FromDishka[Clock],
    ) -> Response:  # fmt: skip
        """Running contracts, the one that lost most margin first."""
        access.require(Permission.REPORTS_MARGIN_VIEW)
        drifts = sales.drift(scope=viewer.scope, limit=100)
        names = clients.names(list({row.client_id for row in drifts}))
        return page(
            request, "office/contracts/drift", drifts=drifts, clients=names, rates=company.pricing_defaults(),
            first=next_month(clock.today()),
        )  # fmt: skip

    @get("/{contract_id:int}")
    @inject
    def card(
        self, request: Request, contract_id: int, form: Form, access: FromDishka[Access],
        desk: FromDishka[ContractDesk],
    ) -> Response:  # fmt: skip
        access.require(Permission.SALES_CONTRACT_VIEW)
        return page(request, "office/contracts/page", **desk.card(form, ContractId(contract_id)))


def _sum(text: str) -> Decimal | None:
    """A bound somebody typed; what is no number does not narrow."""
    try:
        return number(text) if text.strip() else None
    except RuleBroken:
        return None


ROUTES = (ContractController,)
