"""Contracts: what was agreed, how its margin stands today, and what happens to it."""

from __future__ import annotations

from datetime import timedelta

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.sales.change_contract import EndContract, ResumeContract, SuspendContract
from cleaning.application.sales.frequency import frequency
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.domain.sales.values import ContractStage
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId, ContractId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see

ENDING = timedelta(days=60)


class ContractController(Controller):
    path = "/contracts"

    @get("/")
    @inject
    def show(
        self, request: Request, access: FromDishka[Access], viewer: FromDishka[Viewer],
        sales: FromDishka[SalesQueries], clients: FromDishka[ClientQueries], clock: FromDishka[Clock],
        q: str = "", stage: str = "", client_id: int | None = None, after: str | None = None,
    ) -> Response:  # fmt: skip
        access.require(Permission.SALES_CONTRACT_VIEW)
        found = [one.id for one in clients.find(q, scope=viewer.scope, limit=50)] if q.strip() else []
        contracts = sales.contracts(
            scope=viewer.scope, text=q, clients=found,
            stage=ContractStage(stage) if stage in list(ContractStage) else None,
            client_id=None if client_id is None else ClientId(client_id),
            ends_before=clock.today() + ENDING if stage == "ending" else None, after=after,
        )  # fmt: skip
        names = clients.names(list({row.client_id for row in contracts.rows}))
        chosen = clients.names([client_id]).get(client_id) if client_id else None
        return page(
            request, "office/contracts/list", contracts=contracts, clients=names, client=chosen, today=clock.today()
        )

    @get("/drift")
    @inject
    def drift(
        self, request: Request, access: FromDishka[Access], viewer: FromDishka[Viewer],
        sales: FromDishka[SalesQueries], clients: FromDishka[ClientQueries], company: FromDishka[CompanyQueries],
    ) -> Response:  # fmt: skip
        """Running contracts, the one that lost most margin first."""
        access.require(Permission.REPORTS_MARGIN_VIEW)
        drifts = sales.drift(scope=viewer.scope, limit=100)
        names = clients.names(list({row.client_id for row in drifts}))
        return page(request, "office/contracts/drift", drifts=drifts, clients=names, rates=company.pricing_defaults())

    @get("/{contract_id:int}")
    @inject
    def card(
        self, request: Request, contract_id: int, form: Form, access: FromDishka[Access], viewer: FromDishka[Viewer],
        sales: FromDishka[SalesQueries], clients: FromDishka[ClientQueries], premises: FromDishka[PremisesQueries],
        catalogue: FromDishka[CatalogueQueries], company: FromDishka[CompanyQueries], clock: FromDishka[Clock],
    ) -> Response:  # fmt: skip
        access.require(Permission.SALES_CONTRACT_VIEW)
        contract = sales.contract(ContractId(contract_id), scope=viewer.scope)
        drift = sales.drift(scope=viewer.scope, contract_id=contract.id) if viewer.can("reports:margin:view") else []
        quoted = sales.quote(contract.quote_id, scope=viewer.scope).number if contract.quote_id else None
        return page(
            request, "office/contracts/page", contract=contract, drift=next(iter(drift), None), form=form,
            client=clients.names([contract.client_id]).get(contract.client_id),
            sites=premises.names([line.premises_id for line in contract.lines]),
            often={line.id: frequency(line.rrule, viewer.lang) for line in contract.lines},
            rates=company.pricing_defaults(), quoted=quoted, today=clock.today(),
        )  # fmt: skip

    @post("/{contract_id:int}/suspension", status_code=200)
    @inject
    def suspend(self, request: Request, contract_id: int, form: Form, suspend: FromDishka[SuspendContract]) -> Response:
        suspend(ContractId(contract_id), version=form.whole("version"))
        return see(request, f"/contracts/{contract_id}", flash="The contract rests")

    @post("/{contract_id:int}/resumption", status_code=200)
    @inject
    def resume(self, request: Request, contract_id: int, form: Form, resume: FromDishka[ResumeContract]) -> Response:
        resume(ContractId(contract_id), version=form.whole("version"))
        return see(request, f"/contracts/{contract_id}", flash="The contract goes on")

    @post("/{contract_id:int}/end", status_code=200)
    @inject
    def end(self, request: Request, contract_id: int, form: Form, end: FromDishka[EndContract]) -> Response:
        on = form.date("ends_on")
        if on is None:
            raise RuleBroken("field.required", field="ends_on")
        end(ContractId(contract_id), on, version=form.whole("version"))
        return see(request, f"/contracts/{contract_id}", flash="The end of the contract is noted")


ROUTES = (ContractController,)
