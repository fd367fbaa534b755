"""Codes of a place at the desk: written, replaced, forgotten, and shown one by one."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.premises.code_text import LONGEST, CodeText
from cleaning.application.premises.forget_code import ForgetCode
from cleaning.application.premises.queries import CodeRow, PremisesQueries
from cleaning.application.premises.reveal_code import RevealCode
from cleaning.application.premises.rewrite_code import RewriteCode
from cleaning.application.premises.write_code import WriteCode
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.domain.premises.access_code import LONGEST_LABEL
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import AccessCodeId, PremisesId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


class AccessCodeController(Controller):
    path = "/premises/{premises_id:int}/codes"

    @get("/new")
    @inject
    def new(
        self,
        request: Request,
        premises_id: int,
        form: Form,
        access: FromDishka[Access],
        premises: FromDishka[PremisesQueries],
    ) -> Response:
        access.require(Permission.PREMISES_EDIT)
        return _form(request, form, premises, premises_id, access.viewer)

    @post("/", status_code=200)
    @inject
    def add(
        self,
        request: Request,
        premises_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        write: FromDishka[WriteCode],
        premises: FromDishka[PremisesQueries],
    ) -> Response:
        with form.attempt():
            write(PremisesId(premises_id), _typed(form))
        if form.errors:
            return _form(request, form, premises, premises_id, viewer, status=422)
        return see(request, f"/premises/{premises_id}", flash="Saved")

    @get("/{code_id:int}/edit")
    @inject
    def edit(
        self,
        request: Request,
        premises_id: int,
        code_id: int,
        form: Form,
        access: FromDishka[Access],
        premises: FromDishka[PremisesQueries],
    ) -> Response:
        access.require(Permission.PREMISES_EDIT)
        return _form(request, form, premises, premises_id, access.viewer, code_id=code_id)

    @post("/{code_id:int}", status_code=200)
    @inject
    def save(
        self,
        request: Request,
        premises_id: int,
        code_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        rewrite: FromDishka[RewriteCode],
        premises: FromDishka[PremisesQueries],
    ) -> Response:
        with form.attempt():
            rewrite(PremisesId(premises_id), AccessCodeId(code_id), _typed(form))
        if form.errors:
            return _form(request, form, premises, premises_id, viewer, code_id=code_id, status=422)
        return see(request, f"/premises/{premises_id}", flash="Saved")

    @post("/{code_id:int}/removal", status_code=200)
    @inject
    def forget(self, request: Request, premises_id: int, code_id: int, forget: FromDishka[ForgetCode]) -> Response:
        forget(PremisesId(premises_id), AccessCodeId(code_id))
        return see(request, f"/premises/{premises_id}", flash="The code is forgotten")

    @post("/{code_id:int}/reveal", status_code=200, untold=True)
    @inject
    def reveal(
        self,
        request: Request,
        premises_id: int,
        code_id: int,
        reveal: FromDishka[RevealCode],
        premises: FromDishka[PremisesQueries],
        viewer: FromDishka[Viewer],
    ) -> Response:
        shown = reveal(PremisesId(premises_id), AccessCodeId(code_id))
        place = premises.card(premises_id, scope=viewer.scope)
        return page(request, "office/premises/revealed", place=place, revealed=shown)


def _typed(form: Form) -> CodeText:
    label, text = form.text("label", max=LONGEST_LABEL), form.text("text", max=LONGEST)
    return form.into(CodeText, label=label, text=text)


def _form(
    request: Request,
    form: Form,
    premises: PremisesQueries,
    premises_id: int,
    viewer: Viewer,
    *,
    code_id: int | None = None,
    status: int = 200,
) -> Response:
    place = premises.card(premises_id, scope=viewer.scope)
    code: CodeRow | None = next((one for one in place.codes if one.id == code_id), None)
    if code_id is not None and code is None:
        raise NotFound("access_code", code_id)
    return page(request, "office/premises/code", status=status, form=form, place=place, code=code)


ROUTES = (AccessCodeController,)
