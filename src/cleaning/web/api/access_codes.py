"""Codes of premises, as programs write them and ask for one at a time."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, delete, get, patch, post

from cleaning.application.premises.code_text import CodeText
from cleaning.application.premises.forget_code import ForgetCode
from cleaning.application.premises.queries import CodeRow, PremisesQueries
from cleaning.application.premises.reveal_code import RevealCode, RevealedCode
from cleaning.application.premises.rewrite_code import RewriteCode
from cleaning.application.premises.write_code import WriteCode
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.visits.show_access import ShowAccess
from cleaning.domain.shared.ids import AccessCodeId, PremisesId, VisitId
from cleaning.web.http import Request, inject


class AccessCodeApi(Controller):
    path = "/premises/{premises_id:int}/codes"
    tags = ("premises",)

    @get("/", summary="Which codes are known; what they are is only revealed")
    @inject
    def list(
        self, request: Request, premises_id: int, access: FromDishka[Access], premises: FromDishka[PremisesQueries]
    ) -> list[CodeRow]:
        access.require(Permission.PREMISES_VIEW)
        return premises.card(premises_id, scope=access.viewer.scope).codes

    @post("/", summary="Write a code; it is sealed at once")
    @inject
    def add(
        self,
        request: Request,
        premises_id: int,
        data: CodeText,
        viewer: FromDishka[Viewer],
        write: FromDishka[WriteCode],
        premises: FromDishka[PremisesQueries],
    ) -> CodeRow:
        code_id = write(PremisesId(premises_id), data)
        return _one(premises.card(premises_id, scope=viewer.scope).codes, code_id)

    @patch("/{code_id:int}", summary="Another label, another code; without `text` the code stays")
    @inject
    def rewrite(
        self,
        request: Request,
        premises_id: int,
        code_id: int,
        data: CodeText,
        viewer: FromDishka[Viewer],
        rewrite: FromDishka[RewriteCode],
        premises: FromDishka[PremisesQueries],
    ) -> CodeRow:
        rewrite(PremisesId(premises_id), AccessCodeId(code_id), data)
        return _one(premises.card(premises_id, scope=viewer.scope).codes, code_id)

    @delete("/{code_id:int}", status_code=200, summary="Forget a code")
    @inject
    def forget(
        self,
        request: Request,
        premises_id: int,
        code_id: int,
        viewer: FromDishka[Viewer],
        forget: FromDishka[ForgetCode],
        premises: FromDishka[PremisesQueries],
    ) -> list[CodeRow]:
        forget(PremisesId(premises_id), AccessCodeId(code_id))
        return premises.card(premises_id, scope=viewer.scope).codes

    @post("/{code_id:int}/reveals", untold=True, summary="What the code is; who asked is noted")
    @inject
    def reveal(self, request: Request, premises_id: int, code_id: int, reveal: FromDishka[RevealCode]) -> RevealedCode:
        return reveal(PremisesId(premises_id), AccessCodeId(code_id))


class VisitCodeApi(Controller):
    path = "/visits/{visit_id:int}/codes"
    tags = ("visits",)

    @post("/{code_id:int}/reveals", untold=True, summary="What the code is, for who is sent there, on the day only")
    @inject
    def reveal(self, request: Request, visit_id: int, code_id: int, show: FromDishka[ShowAccess]) -> RevealedCode:
        return show(VisitId(visit_id), AccessCodeId(code_id))


def _one(codes: list[CodeRow], code_id: int) -> CodeRow:
    return next(code for code in codes if code.id == code_id)


ROUTES = (AccessCodeApi, VisitCodeApi)
