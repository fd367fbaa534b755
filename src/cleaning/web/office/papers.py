"""Records as their papers, in the client's language unless another is asked for."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.plans.print_specification import PrintSpecification
from cleaning.application.premises.print_keys import PrintKeys
from cleaning.application.sales.contract_paper import PrintContract
from cleaning.application.visits.print_order import PrintOrder
from cleaning.domain.shared.ids import ContractId, PlanId, PremisesId, VisitId
from cleaning.web.http import Request, Response, file, inject

PDF = "application/pdf"
LANGUAGES = ("bg", "en")


class PaperController(Controller):
    path = "/"

    @get("/contracts/{contract_id:int}/pdf", media_type=PDF)
    @inject
    def contract(
        self, request: Request, contract_id: int, press: FromDishka[PrintContract], lang: str = ""
    ) -> Response:
        return _shown(press(ContractId(contract_id), lang=_asked(lang)))

    @get("/plans/{plan_id:int}/specification.pdf", media_type=PDF)
    @inject
    def specification(
        self, request: Request, plan_id: int, press: FromDishka[PrintSpecification], lang: str = ""
    ) -> Response:
        return _shown(press(PlanId(plan_id), lang=_asked(lang)))

    @get("/visits/{visit_id:int}/order.pdf", media_type=PDF)
    @inject
    def order(self, request: Request, visit_id: int, press: FromDishka[PrintOrder], lang: str = "") -> Response:
        return _shown(press(VisitId(visit_id), lang=_asked(lang)))

    @get("/premises/{premises_id:int}/keys.pdf", media_type=PDF)
    @inject
    def keys(self, request: Request, premises_id: int, press: FromDishka[PrintKeys], lang: str = "") -> Response:
        return _shown(press(PremisesId(premises_id), lang=_asked(lang)))


def _asked(lang: str) -> str | None:
    return lang if lang in LANGUAGES else None


def _shown(paper: tuple[bytes, str]) -> Response:
    content, name = paper
    return file(content, name, PDF, inline=True)


ROUTES = (PaperController,)
