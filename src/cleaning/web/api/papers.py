"""Records as their papers; ``lang`` is bg or en, left out it is the client's."""

from __future__ import annotations

from typing import Literal

from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.plans.print_specification import PrintSpecification
from cleaning.application.premises.print_keys import PrintKeys
from cleaning.application.sales.contract_paper import PrintContract
from cleaning.application.visits.print_order import PrintOrder
from cleaning.domain.shared.ids import ContractId, PlanId, PremisesId, VisitId
from cleaning.web.http import Request, Response, file, inject

PDF = "application/pdf"
Lang = Literal["bg", "en"]


class PapersApi(Controller):
    path = "/"
    tags = ("documents",)

    @get("/contracts/{contract_id:int}/pdf", summary="The contract", media_type=PDF)
    @inject
    def contract(
        self, request: Request, contract_id: int, press: FromDishka[PrintContract], lang: Lang | None = None
    ) -> Response:
        return file(*press(ContractId(contract_id), lang=lang), PDF)

    @get("/plans/{plan_id:int}/specification/pdf", summary="The technology table of a plan", media_type=PDF)
    @inject
    def specification(
        self, request: Request, plan_id: int, press: FromDishka[PrintSpecification], lang: Lang | None = None
    ) -> Response:
        return file(*press(PlanId(plan_id), lang=lang), PDF)

    @get("/visits/{visit_id:int}/order/pdf", summary="The order form of a visit", media_type=PDF)
    @inject
    def order(
        self, request: Request, visit_id: int, press: FromDishka[PrintOrder], lang: Lang | None = None
    ) -> Response:
        return file(*press(VisitId(visit_id), lang=lang), PDF)

    @get("/premises/{premises_id:int}/keys/pdf", summary="The hand-over of a place's keys", media_type=PDF)
    @inject
    def keys(
        self, request: Request, premises_id: int, press: FromDishka[PrintKeys], lang: Lang | None = None
    ) -> Response:
        return file(*press(PremisesId(premises_id), lang=lang), PDF)


ROUTES = (PapersApi,)
