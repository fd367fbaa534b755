"""Premises, as programs add, find and change them."""

from __future__ import annotations

from decimal import Decimal

from dishka import FromDishka
from litestar import Controller, delete, get, patch, post

from cleaning.application.premises.add_premises import AddPremises
from cleaning.application.premises.change_premises import ChangePremises, ClosePremises, ReopenPremises
from cleaning.application.premises.commands import NewPremises, PremisesChange
from cleaning.application.premises.filtering import PremisesFilter
from cleaning.application.premises.queries import PremisesCard, PremisesQueries, PremisesRow
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.own import with_own
from cleaning.application.shared.paging import Page
from cleaning.domain.company.values import Dictionary
from cleaning.domain.premises.values import Condition, FloorKind, Periodicity
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import PremisesId
from cleaning.domain.shared.own.field import Subject
from cleaning.web.http import Request, inject
from cleaning.web.own_fields import own_fields_of
from cleaning.web.own_list import asked_of
from cleaning.web.wordbook import book_of


class PremisesApi(Controller):
    path = "/premises"
    tags = ("premises",)

    @get("/", summary="Premises by name, narrowed by what classifies them; own.KEY= and sort=own.KEY")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        premises: FromDishka[PremisesQueries],
        q: str = "",
        client_id: int | None = None,
        purpose: str = "",
        periodicity: Periodicity | None = None,
        condition: list[Condition] | None = None,
        any_condition: bool = False,
        told: str = "",
        settlement: str = "",
        municipality: str = "",
        region: str = "",
        district: str = "",
        floor_kind: FloorKind | None = None,
        zone: str = "",
        area_from: Decimal | None = None,
        area_to: Decimal | None = None,
        codes: bool | None = None,
        keys: bool | None = None,
        photos: bool | None = None,
        wishes: bool | None = None,
        point: bool | None = None,
        inactive: bool = False,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[PremisesRow]:
        """``purpose`` stands for its whole branch; ``condition`` may be given several times."""
        access.require(Permission.PREMISES_VIEW)
        own = own_fields_of(request, Subject.PREMISES)
        wanted = PremisesFilter(
            q=q,
            client_id=client_id,
            purpose=_branch(request, purpose),
            periodicity=periodicity,
            conditions=tuple(condition or ()),
            any_condition=any_condition,
            told=told,
            settlement=settlement,
            municipality=municipality,
            region=region,
            district=district,
            floor_kind=floor_kind,
            zone=zone,
            area_from=area_from,
            area_to=area_to,
            codes=codes,
            keys=keys,
            photos=photos,
            wishes=wishes,
            point=point,
            inactive=inactive,
            own=asked_of(request.query_params, own, strict=True),
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
        return premises.card(add(with_own(data)), scope=viewer.scope)

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


def _branch(request: Request, purpose: str) -> tuple[str, ...]:
    """A program that asks for a purpose there is not is told so."""
    codes = book_of(request).branch(Dictionary.PURPOSE, purpose)
    if purpose and not codes:
        raise RuleBroken("field.not_offered", field="purpose", value=purpose)
    return codes


ROUTES = (PremisesApi,)
