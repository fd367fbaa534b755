"""Premises, as programs add, find and change them."""

from __future__ import annotations

from decimal import Decimal

from dishka import FromDishka
from litestar import Controller, delete, get, patch, post

from cleaning.application.premises.add_premises import AddPremises
from cleaning.application.premises.change_premises import ChangePremises, ClosePremises, ReopenPremises
from cleaning.application.premises.commands import NewPremises, PremisesChange
from cleaning.application.premises.queries import PremisesCard, PremisesFilter, PremisesQueries, PremisesRow
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.paging import Page
from cleaning.domain.premises.values import Condition, FloorKind, Periodicity, Purpose
from cleaning.domain.shared.ids import PremisesId
from cleaning.web.http import Request, inject


class PremisesApi(Controller):
    path = "/premises"
    tags = ("premises",)

    @get("/", summary="Premises by name, narrowed by what classifies them")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        premises: FromDishka[PremisesQueries],
        q: str = "",
        client_id: int | None = None,
        purpose: Purpose | None = None,
        periodicity: Periodicity | None = None,
        condition: Condition | None = None,
        settlement: str = "",
        region: str = "",
        floor_kind: FloorKind | None = None,
        with_wishes: bool = False,
        area_from: Decimal | None = None,
        area_to: Decimal | None = None,
        inactive: bool = False,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[PremisesRow]:
        access.require(Permission.PREMISES_VIEW)
        wanted = PremisesFilter(
            q=q,
            client_id=client_id,
            purpose=purpose,
            periodicity=periodicity,
            condition=condition,
            settlement=settlement,
            region=region,
            floor_kind=floor_kind,
            with_wishes=with_wishes,
            area_from=area_from,
            area_to=area_to,
            inactive=inactive,
        )
        return premises.page(wanted, scope=access.viewer.scope, after=after, limit=limit)

    @post("/", summary="Add a place to a client")
    @inject
    def add(
        self,
        request: Request,
        data: NewPremises,
        viewer: FromDishka[Viewer],
        add: FromDishka[AddPremises],
        premises: FromDishka[PremisesQueries],
    ) -> PremisesCard:
        return premises.card(add(data), scope=viewer.scope)

    @get("/{premises_id:int}", summary="All that is stored about a place but how to get in")
    @inject
    def card(
        self, request: Request, premises_id: int, access: FromDishka[Access], premises: FromDishka[PremisesQueries]
    ) -> PremisesCard:
        access.require(Permission.PREMISES_VIEW)
        return premises.card(premises_id, scope=access.viewer.scope)

    @patch("/{premises_id:int}", summary="Change what is given; with a stale version 409 and both values")
    @inject
    def change(
        self,
        request: Request,
        premises_id: int,
        data: PremisesChange,
        viewer: FromDishka[Viewer],
        change: FromDishka[ChangePremises],
        premises: FromDishka[PremisesQueries],
    ) -> PremisesCard:
        change(PremisesId(premises_id), data)
        return premises.card(premises_id, scope=viewer.scope)

    @post("/{premises_id:int}/closure", summary="The place is not cleaned any more")
    @inject
    def close(
        self,
        request: Request,
        premises_id: int,
        viewer: FromDishka[Viewer],
        close: FromDishka[ClosePremises],
        premises: FromDishka[PremisesQueries],
    ) -> PremisesCard:
        close(PremisesId(premises_id))
        return premises.card(premises_id, scope=viewer.scope)

    @delete("/{premises_id:int}/closure", status_code=200, summary="The place is cleaned again")
    @inject
    def reopen(
        self,
        request: Request,
        premises_id: int,
        viewer: FromDishka[Viewer],
        reopen: FromDishka[ReopenPremises],
        premises: FromDishka[PremisesQueries],
    ) -> PremisesCard:
        reopen(PremisesId(premises_id))
        return premises.card(premises_id, scope=viewer.scope)


ROUTES = (PremisesApi,)
