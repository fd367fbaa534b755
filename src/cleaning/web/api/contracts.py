"""Contracts: what was agreed and how its margin stands."""

from __future__ import annotations

from datetime import date

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.sales.change_contract import EndContract, ResumeContract, SuspendContract
from cleaning.application.sales.queries import ContractCard, ContractRow, MarginDrift, SalesQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.paging import Page, bounded
from cleaning.domain.sales.values import ContractStage
from cleaning.domain.shared.ids import ClientId, ContractId
from cleaning.web.http import Request, inject


class EndBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``on`` is the first day without work."""

    on: date


class ContractsApi(Controller):
    path = "/contracts"
    tags = ("sales",)

    @get("/", summary="Contracts, newest first")
    @inject
    def list(
        self, request: Request, access: FromDishka[Access], sales: FromDishka[SalesQueries], q: str = "",
        stage: ContractStage | None = None, client_id: int | None = None, ends_before: date | None = None,
        after: str | None = None, limit: int | None = None,
    ) -> Page[ContractRow]:  # fmt: skip
        access.require(Permission.SALES_CONTRACT_VIEW)
        return sales.contracts(
            scope=access.viewer.scope, text=q, stage=stage, ends_before=ends_before, after=after,
            client_id=None if client_id is None else ClientId(client_id), limit=bounded(limit),
        )  # fmt: skip

    @get("/drift", summary="Running contracts, the one that lost most margin first")
    @inject
    def drift(
        self, request: Request, access: FromDishka[Access], sales: FromDishka[SalesQueries], limit: int | None = None
    ) -> list[MarginDrift]:
        access.require(Permission.REPORTS_MARGIN_VIEW)
        return sales.drift(scope=access.viewer.scope, limit=bounded(limit))

    @get("/{contract_id:int}", summary="A contract with its lines")
    @inject
    def card(
        self, request: Request, contract_id: int, access: FromDishka[Access], sales: FromDishka[SalesQueries]
    ) -> ContractCard:
        access.require(Permission.SALES_CONTRACT_VIEW)
        return sales.contract(ContractId(contract_id), scope=access.viewer.scope)

    @post("/{contract_id:int}/suspension", status_code=200, summary="Let it rest")
    @inject
    def suspend(
        self, request: Request, contract_id: int, viewer: FromDishka[Viewer], suspend: FromDishka[SuspendContract],
        sales: FromDishka[SalesQueries],
    ) -> ContractCard:  # fmt: skip
        suspend(ContractId(contract_id))
        return sales.contract(ContractId(contract_id), scope=viewer.scope)

    @post("/{contract_id:int}/resumption", status_code=200, summary="Go on after a rest")
    @inject
    def resume(
        self, request: Request, contract_id: int, viewer: FromDishka[Viewer], resume: FromDishka[ResumeContract],
        sales: FromDishka[SalesQueries],
    ) -> ContractCard:  # fmt: skip
        resume(ContractId(contract_id))
        return sales.contract(ContractId(contract_id), scope=viewer.scope)

    @post("/{contract_id:int}/end", status_code=200, summary="End it; what was done before stays")
    @inject
    def end(
        self, request: Request, contract_id: int, data: EndBody, viewer: FromDishka[Viewer],
        end: FromDishka[EndContract], sales: FromDishka[SalesQueries],
    ) -> ContractCard:  # fmt: skip
        end(ContractId(contract_id), data.on)
        return sales.contract(ContractId(contract_id), scope=viewer.scope)


ROUTES = (ContractsApi,)
