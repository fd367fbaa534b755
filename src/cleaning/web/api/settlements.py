"""The register of settlements, as programs look it up and bring it in."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.premises.settlements import ImportSettlements, SettlementRow, Settlements
from cleaning.application.shared.access import Access, Permission
from cleaning.web.http import Request, inject

MOST = 50


class RegisterFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``content`` is a CSV or XLSX in base64."""

    name: str
    content: bytes


class BroughtIn(msgspec.Struct, frozen=True, kw_only=True):
    settlements: int


class SettlementApi(Controller):
    path = "/settlements"
    tags = ("premises",)

    @get("/", summary="Towns and villages by the beginning of their name, at most fifty")
    @inject
    def find(
        self, request: Request, access: FromDishka[Access], settlements: FromDishka[Settlements], q: str = ""
    ) -> list[SettlementRow]:
        access.require(Permission.PREMISES_VIEW)
        return settlements.find(q, MOST)

    @post("/", summary="Bring in the official register, or a part of it")
    @inject
    def bring(self, request: Request, data: RegisterFile, bring: FromDishka[ImportSettlements]) -> BroughtIn:
        return BroughtIn(settlements=bring(data.name, data.content))


ROUTES = (SettlementApi,)
