"""Keys of clients' places, as programs move them."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.premises.give_back_key import GiveBackKey
from cleaning.application.premises.hand_over_key import HandOver, HandOverKey
from cleaning.application.premises.keys import HoldingRow, KeyQueries, KeyRow, Want
from cleaning.application.premises.lose_key import FindKey, LoseKey
from cleaning.application.premises.take_back_key import TakeBackKey
from cleaning.application.premises.take_in_key import NewKey, TakeInKey
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.paging import Page
from cleaning.domain.shared.ids import PremisesId, SiteKeyId
from cleaning.web.http import Request, inject


class TakenIn(NewKey, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A new key and the place it opens."""

    premises_id: int


class Returned(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    received_by: str
    note: str = ""


class Lost(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    note: str


class GivenBack(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    to_whom: str


class SiteKeyApi(Controller):
    path = "/keys"
    tags = ("premises",)

    @get("/", summary="Keys by tag; `which` is out unless said")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        keys: FromDishka[KeyQueries],
        which: Want = Want.OUT,
        q: str = "",
        premises_id: int | None = None,
        employee_id: int | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[KeyRow]:
        access.require(Permission.PREMISES_KEY_VIEW)
        about = {"premises_id": premises_id, "employee_id": employee_id}
        return keys.page(access.viewer.scope, which, q=q, after=after, limit=limit, **about)

    @get("/{key_id:int}", summary="Where a key is")
    @inject
    def card(self, request: Request, key_id: int, access: FromDishka[Access], keys: FromDishka[KeyQueries]) -> KeyRow:
        access.require(Permission.PREMISES_KEY_VIEW)
        return keys.card(key_id, access.viewer.scope)

    @get("/{key_id:int}/holdings", summary="Who had it, the newest first")
    @inject
    def holdings(
        self, request: Request, key_id: int, access: FromDishka[Access], keys: FromDishka[KeyQueries]
    ) -> list[HoldingRow]:
        access.require(Permission.PREMISES_KEY_VIEW)
        return keys.holdings(keys.card(key_id, access.viewer.scope).id)

    @post("/", summary="A client entrusts us with a key")
    @inject
    def take_in(
        self,
        request: Request,
        data: TakenIn,
        viewer: FromDishka[Viewer],
        take_in: FromDishka[TakeInKey],
        keys: FromDishka[KeyQueries],
    ) -> KeyRow:
        new = NewKey(from_whom=data.from_whom, tag=data.tag, what=data.what)
        return keys.card(take_in(PremisesId(data.premises_id), new), viewer.scope)

    @post("/{key_id:int}/hand-over", summary="An employee takes it and signs")
    @inject
    def hand_over(
        self,
        request: Request,
        key_id: int,
        data: HandOver,
        viewer: FromDishka[Viewer],
        hand_over: FromDishka[HandOverKey],
        keys: FromDishka[KeyQueries],
    ) -> KeyRow:
        hand_over(SiteKeyId(key_id), data)
        return keys.card(key_id, viewer.scope)

    @post("/{key_id:int}/return", summary="The employee brings it back")
    @inject
    def take_back(
        self,
        request: Request,
        key_id: int,
        data: Returned,
        viewer: FromDishka[Viewer],
        take_back: FromDishka[TakeBackKey],
        keys: FromDishka[KeyQueries],
    ) -> KeyRow:
        take_back(SiteKeyId(key_id), data.received_by, data.note)
        return keys.card(key_id, viewer.scope)

    @post("/{key_id:int}/loss", summary="It is lost")
    @inject
    def lose(
        self,
        request: Request,
        key_id: int,
        data: Lost,
        viewer: FromDishka[Viewer],
        lose: FromDishka[LoseKey],
        keys: FromDishka[KeyQueries],
    ) -> KeyRow:
        lose(SiteKeyId(key_id), data.note)
        return keys.card(key_id, viewer.scope)

    @post("/{key_id:int}/finding", summary="It is found again")
    @inject
    def find(
        self,
        request: Request,
        key_id: int,
        viewer: FromDishka[Viewer],
        find: FromDishka[FindKey],
        keys: FromDishka[KeyQueries],
    ) -> KeyRow:
        find(SiteKeyId(key_id))
        return keys.card(key_id, viewer.scope)

    @post("/{key_id:int}/giving-back", summary="The client has it again")
    @inject
    def give_back(
        self,
        request: Request,
        key_id: int,
        data: GivenBack,
        viewer: FromDishka[Viewer],
        give_back: FromDishka[GiveBackKey],
        keys: FromDishka[KeyQueries],
    ) -> KeyRow:
        give_back(SiteKeyId(key_id), data.to_whom)
        return keys.card(key_id, viewer.scope)


ROUTES = (SiteKeyApi,)
