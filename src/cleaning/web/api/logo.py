"""The sign of the company, as programs set it."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, delete, get, post

from cleaning.application.company.logo import ReadLogo, RemoveLogo, SetLogo
from cleaning.application.company.queries import CompanyQueries
from cleaning.web.http import Request, Response, file, inject


class NewLogo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``content`` is a PNG or JPEG in base64."""

    content: bytes


class LogoSize(msgspec.Struct, frozen=True, kw_only=True):
    """In pixels, without the white around it."""

    width: int
    height: int


class LogoApi(Controller):
    path = "/company/logo"
    tags = ("company",)

    @get("/", summary="The logo as it stands on papers, PNG", media_type="image/png")
    @inject
    def read(self, request: Request, read: FromDishka[ReadLogo]) -> Response:
        return file(read(), "logo.png", "image/png", inline=True)

    @post("/", summary="Set the logo; only its pixels are kept")
    @inject
    def set(
        self, request: Request, data: NewLogo, choose: FromDishka[SetLogo], company: FromDishka[CompanyQueries]
    ) -> LogoSize:
        choose(data.content)
        stored = company.setting("logo") or {}
        return LogoSize(width=stored["width"], height=stored["height"])

    @delete("/", status_code=204, summary="Papers go without a logo")
    @inject
    def remove(self, request: Request, remove: FromDishka[RemoveLogo]) -> None:
        remove()


ROUTES = (LogoApi,)
