"""The company, its branches and VAT rates, as programs read them."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.company.queries import BranchRow, CompanyProfile, CompanyQueries, VatRateRow
from cleaning.application.shared.access import Viewer
from cleaning.application.shared.ports import Clock
from cleaning.web.http import Request, inject


class CompanyApi(Controller):
    path = "/company"
    tags = ("company",)

    @get("/", summary="The company as it stands on papers")
    @inject
    def profile(self, request: Request, company: FromDishka[CompanyQueries]) -> CompanyProfile:
        return company.profile()

    @get("/branches", summary="The branches the key may see")
    @inject
    def branches(
        self, request: Request, viewer: FromDishka[Viewer], company: FromDishka[CompanyQueries]
    ) -> list[BranchRow]:
        return company.branches(viewer.scope)

    @get("/vat-rates", summary="The VAT rates in force today")
    @inject
    def vat_rates(
        self, request: Request, company: FromDishka[CompanyQueries], clock: FromDishka[Clock]
    ) -> list[VatRateRow]:
        return company.vat_rates(clock.today())


ROUTES = (CompanyApi,)
