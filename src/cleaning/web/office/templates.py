"""Templates of documents: which is in force where, and the editor with its preview."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.documents.edit_template import (
    ChooseTemplate,
    FollowCompany,
    RestoreTemplate,
    StartTemplate,
    WriteTemplate,
)
from cleaning.application.documents.own_on_papers import OwnOnPapers
from cleaning.application.documents.ports import Shipped
from cleaning.application.documents.preview_template import Preview, PreviewTemplate
from cleaning.application.documents.queries import TemplateQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.domain.shared.ids import BranchId, TemplateId
from cleaning.web.forms import Form, whole_number
from cleaning.web.http import Request, Response, file, inject, page, part, see
from cleaning.web.office.template_parts import differences, inserts

LANGUAGES = ("bg", "en")
PDF = "application/pdf"


class TemplateController(Controller):
    path = "/templates"

    @get("/")
    @inject
    def show(
        self, request: Request, form: Form, access: FromDishka[Access], templates: FromDishka[TemplateQueries],
        company: FromDishka[CompanyQueries],
    ) -> Response:  # fmt: skip
        access.require(Permission.DOCUMENTS_TEMPLATE_VIEW)
        return _list(request, form, templates, company)

    @post("/", status_code=200)
    @inject
    def start(
        self, request: Request, form: Form, start: FromDishka[StartTemplate], templates: FromDishka[TemplateQueries],
        company: FromDishka[CompanyQueries],
    ) -> Response:  # fmt: skip
        kind = form.choice("kind", Kind, required=True)
        language = _language(form.get("language") or "")
        name = form.text("name", required=True, max=80)
        if kind is not None and not form.errors:
            with form.attempt():
                template_id = start(kind, language, name)
        if form.errors:
            return _list(request, form, templates, company, status=422)
        return see(request, f"/templates/{template_id}", flash="A copy of the program's text; change it as you like")

    @get("/shipped/{kind:str}/{language:str}")
    @inject
    def shipped(
        self, request: Request, kind: str, language: str, access: FromDishka[Access], shipped: FromDishka[Shipped]
    ) -> Response:
        access.require(Permission.DOCUMENTS_TEMPLATE_VIEW)
        known = _kind(kind)
        source = shipped.source(known, _language(language))
        return page(request, "office/templates/shipped", kind=known, language=language, source=source)

    @post("/preview", status_code=200)
    @inject
    def preview(self, request: Request, form: Form, preview: FromDishka[PreviewTemplate]) -> Response:
        """The pages as pictures, renewed while typing; nothing is stored."""
        kind, language = _kind(form.get("kind") or ""), _language(form.get("language") or "")
        seen: Preview | None = None
        with form.attempt():
            seen = preview(kind, language, form.get("source") or "", form.whole("rows", least=1, most=60) or 4)
        pages = [b64encode(one).decode() for one in seen.pages] if seen else []
        problem = next(iter(form.errors.values()), "")
        return part(request, "office/templates/_preview", pages=pages, problem=problem)

    @post("/preview.pdf", status_code=200)
    @inject
    def preview_pdf(self, request: Request, form: Form, preview: FromDishka[PreviewTemplate]) -> Response:
        kind, language = _kind(form.get("kind") or ""), _language(form.get("language") or "")
        rows = form.whole("rows", least=1, most=60) or 4
        return file(preview(kind, language, form.get("source") or "", rows).pdf, f"{kind}.pdf", PDF, inline=True)

    @get("/{template_id:int}")
    @inject
    def edit(
        self, request: Request, template_id: int, form: Form, access: FromDishka[Access],
        templates: FromDishka[TemplateQueries], company: FromDishka[CompanyQueries], own: FromDishka[OwnOnPapers],
    ) -> Response:  # fmt: skip
        access.require(Permission.DOCUMENTS_TEMPLATE_VIEW)
        return _editor(request, template_id, form, access.viewer, templates, company, own)

    @post("/{template_id:int}", status_code=200)
    @inject
    def save(
        self, request: Request, template_id: int, form: Form, viewer: FromDishka[Viewer],
        write: FromDishka[WriteTemplate], templates: FromDishka[TemplateQueries], company: FromDishka[CompanyQueries],
        own: FromDishka[OwnOnPapers],
    ) -> Response:  # fmt: skip
        name, note = form.text("name", required=True, max=80), form.text("note", max=200)
        if not form.errors:
            with form.attempt():
                write(
                    TemplateId(template_id), form.get("source") or "", name=name, note=note,
                    version=form.whole("version"),
                )  # fmt: skip
        if form.errors:
            return _editor(request, template_id, form, viewer, templates, company, own, status=422)
        return see(request, f"/templates/{template_id}", flash="Saved")

    @get("/{template_id:int}/versions/{number:int}")
    @inject
    def version(
        self, request: Request, template_id: int, number: int, access: FromDishka[Access],
        templates: FromDishka[TemplateQueries],
    ) -> Response:  # fmt: skip
        access.require(Permission.DOCUMENTS_TEMPLATE_VIEW)
        card = templates.card(TemplateId(template_id))
        older = templates.source(TemplateId(template_id), number)
        return page(
            request, "office/templates/version", card=card, number=number, source=older,
            changes=differences(older, card.source),
        )  # fmt: skip

    @post("/{template_id:int}/versions/{number:int}/restoration", status_code=200)
    @inject
    def restore(
        self, request: Request, template_id: int, number: int, form: Form, restore: FromDishka[RestoreTemplate]
    ) -> Response:
        restore(TemplateId(template_id), number, note=f"← {number}", version=form.whole("version"))
        return see(request, f"/templates/{template_id}", flash="The older text is the newest version now")

    @post("/choices", status_code=200)
    @inject
    def choose(
        self, request: Request, form: Form, choose: FromDishka[ChooseTemplate], follow: FromDishka[FollowCompany]
    ) -> Response:
        """``template_id`` empty: the program's own; ``follow``: as the whole company."""
        kind, language = _kind(form.get("kind") or ""), _language(form.get("language") or "")
        branch, chosen = form.ref("branch_id"), form.get("template_id") or ""
        if chosen == "follow" and branch is not None:
            follow(kind, language, BranchId(branch))
        else:
            number = whole_number(chosen)
            template_id = None if number is None else TemplateId(number)
            choose(kind, language, branch_id=None if branch is None else BranchId(branch), template_id=template_id)
        return see(request, form.text("back") or "/templates", flash="From now on documents are set by it")


def _kind(text: str) -> Kind:
    if text not in list(Kind):
        raise NotFound("template", text)
    return Kind(text)


def _language(text: str) -> str:
    if text not in LANGUAGES:
        raise RuleBroken("field.not_offered", field="language", value=text)
    return text


def _list(
    request: Request, form: Form, templates: TemplateQueries, company: CompanyQueries, *, status: int = 200
) -> Response:
    return page(
        request, "office/templates/list", status=status, form=form, kinds=list(Kind), written_in=LANGUAGES,
        templates=templates.all(), choices=_chosen(templates), branches=company.branch_names(),
    )  # fmt: skip


def _chosen(templates: TemplateQueries) -> dict[tuple[str, str], dict[int | None, int | None]]:
    """By kind and language: place (None is the company) → template (None is the program's)."""
    found: dict[tuple[str, str], dict[int | None, int | None]] = {}
    for one in templates.choices():
        found.setdefault((str(one.kind), one.language), {})[one.branch_id] = one.template_id
    return found


def _editor(
    request: Request, template_id: int, form: Form, viewer: Viewer, templates: TemplateQueries,
    company: CompanyQueries, own: OwnOnPapers, *, status: int = 200,
) -> Response:  # fmt: skip
    card = templates.card(TemplateId(template_id))
    shown: dict[str, Any] = {
        "card": card,
        "versions": templates.versions(card.id),
        "inserts": list(inserts(own.variables(card.kind))),
        "branches": company.branch_names(),
        "chosen": _chosen(templates).get((str(card.kind), card.language), {}),
    }
    return page(request, "office/templates/editor", status=status, form=form, **shown)


ROUTES = (TemplateController,)
