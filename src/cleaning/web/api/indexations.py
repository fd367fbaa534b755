"""Indexation of contracts, and the indexes it follows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.sales.contract_queries import PriceIndexCard
from cleaning.application.sales.index_contracts import DueIndexation, IndexContracts, PreviewIndexation
from cleaning.application.sales.price_indexes import AddIndex, SetIndexValue
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.sales.values import IndexKind
from cleaning.domain.shared.ids import ContractId
from cleaning.web.http import Request, inject


class IndexBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``level``: values are the index itself; ``percent``: its change over the last year."""

    code: str
    name: str
    kind: IndexKind = IndexKind.PERCENT


class ValueBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    on: date
    value: Decimal


class IndexationBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From the first of the month of ``on``."""

    on: date
    contract_ids: tuple[ContractId, ...]


class Indexed(msgspec.Struct, frozen=True, kw_only=True):
    annexes: int


class IndexationsApi(Controller):
    path = "/contracts/indexations"
    tags = ("sales",)

    @get("/", summary="Contracts whose prices move in the month of a day: old and new price, nothing stored")
    @inject
    def preview(self, request: Request, on: date, preview: FromDishka[PreviewIndexation]) -> list[DueIndexation]:
        return preview(on)

    @post("/", summary="Make the annexes of the chosen contracts, all or none")
    @inject
    def apply(self, request: Request, data: IndexationBody, index: FromDishka[IndexContracts]) -> Indexed:
        return Indexed(annexes=index(data.on, data.contract_ids))


class PriceIndexesApi(Controller):
    path = "/price-indexes"
    tags = ("sales",)

    @get("/", summary="Indexes prices follow, with their values")
    @inject
    def list(
        self, request: Request, access: FromDishka[Access], sales: FromDishka[SalesQueries]
    ) -> list[PriceIndexCard]:
        access.require(Permission.SALES_CONTRACT_VIEW)
        return sales.indexes()

    @post("/", summary="Keep another index")
    @inject
    def add(
        self, request: Request, data: IndexBody, add: FromDishka[AddIndex], sales: FromDishka[SalesQueries]
    ) -> PriceIndexCard:
        add(data.code, data.name, data.kind)
        return next(one for one in sales.indexes() if one.code == data.code.strip())

    @post("/{code:str}/values", summary="What the index was on a day")
    @inject
    def value(
        self, request: Request, code: str, data: ValueBody, set_value: FromDishka[SetIndexValue],
        sales: FromDishka[SalesQueries],
    ) -> PriceIndexCard:  # fmt: skip
        set_value(code, data.on, data.value)
        return next(one for one in sales.indexes() if one.code == code)


ROUTES = (IndexationsApi, PriceIndexesApi)
