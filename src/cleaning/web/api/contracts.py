"""Contracts: what was agreed, how it changes over time and how its margin stands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dishka import FromDishka
from litestar import Controller, delete, get, patch, post

from cleaning.application.sales.contract_queries import ContractCard, ContractFilter, ContractHistory, ContractRow
from cleaning.application.sales.queries import MarginDrift, SalesQueries
from cleaning.application.sales.write_contract import ActivateContract, DiscardContract, DraftContract, ReviseContract
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.paging import Page, bounded
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.sales.values import ContractStage
from cleaning.domain.shared.ids import BranchId, ClientId, ContractId, UserId
from cleaning.web.api.contract_bodies import ActivationBody, ContractBody, ContractChange
from cleaning.web.http import Request, inject


class ContractsApi(Controller):
    path = "/contracts"
    tags = ("sales",)

    @get("/", summary="Contracts, newest first")
    @inject
    def list(
        self, request: Request, access: FromDishka[Access], sales: FromDishka[SalesQueries], q: str = "",
        stage: ContractStage | None = None, client_id: int | None = None, branch_id: int | None = None,
        responsible_id: int | None = None,
        kind: ClientKind | None = None, renews: bool | None = None, ends_before: date | None = None,
        least: Decimal | None = None,
        most: Decimal | None = None, after: str | None = None, limit: int | None = None,
    ) -> Page[ContractRow]:  # fmt: skip
        access.require(Permission.SALES_CONTRACT_VIEW)
        wanted = ContractFilter(
            text=q, stage=stage, ends_before=ends_before, kind=kind or "", renews=renews, least=least, most=most,
            client_id=None if client_id is None else ClientId(client_id),
            responsible_id=None if responsible_id is None else UserId(responsible_id),
            branch_id=None if branch_id is None else BranchId(branch_id),
        )  # fmt: skip
        return sales.contracts(wanted, scope=access.viewer.scope, after=after, limit=bounded(limit))

    @post("/", summary="Draft a contract; nothing follows from it until it is signed")
    @inject
    def add(
        self, request: Request, data: ContractBody, viewer: FromDishka[Viewer], draft: FromDishka[DraftContract],
        sales: FromDishka[SalesQueries],
    ) -> ContractCard:  # fmt: skip
        return sales.contract(draft(data.inputs()), scope=viewer.scope)

    @get("/drift", summary="Running contracts, the one that lost most margin first")
    @inject
    def drift(
        self, request: Request, access: FromDishka[Access], sales: FromDishka[SalesQueries], limit: int | None = None
    ) -> list[MarginDrift]:
        access.require(Permission.REPORTS_MARGIN_VIEW)
        return sales.drift(scope=access.viewer.scope, limit=bounded(limit))

    @get("/{contract_id:int}", summary="A contract as it stands today")
    @inject
    def card(
        self, request: Request, contract_id: int, access: FromDishka[Access], sales: FromDishka[SalesQueries]
    ) -> ContractCard:
        access.require(Permission.SALES_CONTRACT_VIEW)
        return sales.contract(ContractId(contract_id), scope=access.viewer.scope)

    @get("/{contract_id:int}/history", summary="Every line, annex and rest there ever was")
    @inject
    def history(
        self, request: Request, contract_id: int, access: FromDishka[Access], sales: FromDishka[SalesQueries]
    ) -> ContractHistory:
        access.require(Permission.SALES_CONTRACT_VIEW)
        return sales.history(ContractId(contract_id), scope=access.viewer.scope)

    @patch("/{contract_id:int}", summary="Change a draft")
    @inject
    def revise(
        self, request: Request, contract_id: int, data: ContractChange, viewer: FromDishka[Viewer],
        revise: FromDishka[ReviseContract], sales: FromDishka[SalesQueries],
    ) -> ContractCard:  # fmt: skip
        revise(ContractId(contract_id), data.inputs(), version=data.version)
        return sales.contract(ContractId(contract_id), scope=viewer.scope)

    @delete("/{contract_id:int}", status_code=204, summary="Throw a draft away")
    @inject
    def discard(self, request: Request, contract_id: int, discard: FromDishka[DiscardContract]) -> None:
        discard(ContractId(contract_id))

    @post("/{contract_id:int}/activation", status_code=200, summary="Both sides signed; plan, visits and fees follow")
    @inject
    def activate(
        self, request: Request, contract_id: int, data: ActivationBody, viewer: FromDishka[Viewer],
        activate: FromDishka[ActivateContract], sales: FromDishka[SalesQueries],
    ) -> ContractCard:  # fmt: skip
        activate(ContractId(contract_id), signed_on=data.signed_on, version=data.version)
        return sales.contract(ContractId(contract_id), scope=viewer.scope)


ROUTES = (ContractsApi,)
