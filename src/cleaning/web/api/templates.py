"""Templates of documents: the program's own, the company's with their versions, and which is in force where."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post, put

from cleaning.application.documents.edit_template import (
    ChooseTemplate,
    FollowCompany,
    RestoreTemplate,
    StartTemplate,
    WriteTemplate,
)
from cleaning.application.documents.ports import Shipped
from cleaning.application.documents.preview_template import PreviewTemplate
from cleaning.application.documents.queries import Choice, TemplateCard, TemplateQueries, TemplateRow, VersionRow
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, TemplateId
from cleaning.web.http import Request, Response, file, inject

PDF = "application/pdf"
LANGUAGES = ("bg", "en")


class NewTemplate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Begins as a copy of the program's own text."""

    kind: Kind
    language: str
    name: str


class TemplateText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The next version; ``version`` is the one the card was read with."""

    source: str
    name: str
    note: str = ""
    version: int | None = None


class TemplateChoice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``branch_id`` null: the whole company; ``template_id`` null: the program's own; ``follow``: as the company."""

    kind: Kind
    language: str
    branch_id: BranchId | None = None
    template_id: TemplateId | None = None
    follow: bool = False


class Trial(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text to try on an invented paper with so many ``rows`` in its tables."""

    kind: Kind
    language: str
    source: str
    rows: int = 4


class TemplateBook(msgspec.Struct, frozen=True, kw_only=True):
    templates: list[TemplateRow]
    choices: list[Choice]


class TemplatesApi(Controller):
    path = "/templates"
    tags = ("documents",)

    @get("/", summary="The company's templates, and which is in force where")
    @inject
    def list(
        self, request: Request, access: FromDishka[Access], templates: FromDishka[TemplateQueries]
    ) -> TemplateBook:
        access.require(Permission.DOCUMENTS_TEMPLATE_VIEW)
        return TemplateBook(templates=templates.all(), choices=templates.choices())

    @get("/shipped/{kind:str}/{language:str}", summary="The program's own text")
    @inject
    def shipped(
        self, request: Request, kind: str, language: str, access: FromDishka[Access], shipped: FromDishka[Shipped]
    ) -> TemplateText:
        access.require(Permission.DOCUMENTS_TEMPLATE_VIEW)
        if kind not in list(Kind):
            raise RuleBroken("field.not_offered", field="kind", value=kind)
        return TemplateText(source=shipped.source(Kind(kind), _known(language)), name="")

    @post("/", summary="Begin a template of the company's own")
    @inject
    def start(
        self, request: Request, data: NewTemplate, start: FromDishka[StartTemplate],
        templates: FromDishka[TemplateQueries],
    ) -> TemplateCard:  # fmt: skip
        return templates.card(start(data.kind, _known(data.language), data.name))

    @get("/{template_id:int}", summary="A template with its last text")
    @inject
    def card(
        self, request: Request, template_id: int, access: FromDishka[Access], templates: FromDishka[TemplateQueries]
    ) -> TemplateCard:
        access.require(Permission.DOCUMENTS_TEMPLATE_VIEW)
        return templates.card(TemplateId(template_id))

    @get("/{template_id:int}/versions", summary="Its versions, newest first")
    @inject
    def versions(
        self, request: Request, template_id: int, access: FromDishka[Access], templates: FromDishka[TemplateQueries]
    ) -> list[VersionRow]:
        access.require(Permission.DOCUMENTS_TEMPLATE_VIEW)
        return templates.versions(templates.card(TemplateId(template_id)).id)

    @post("/{template_id:int}/versions", summary="Save the next version")
    @inject
    def write(
        self, request: Request, template_id: int, data: TemplateText, write: FromDishka[WriteTemplate],
        templates: FromDishka[TemplateQueries],
    ) -> TemplateCard:  # fmt: skip
        write(TemplateId(template_id), data.source, name=data.name, note=data.note, version=data.version)
        return templates.card(TemplateId(template_id))

    @post("/{template_id:int}/versions/{number:int}/restoration", summary="An older text becomes the newest")
    @inject
    def restore(
        self, request: Request, template_id: int, number: int, restore: FromDishka[RestoreTemplate],
        templates: FromDishka[TemplateQueries],
    ) -> TemplateCard:  # fmt: skip
        restore(TemplateId(template_id), number)
        return templates.card(TemplateId(template_id))

    @put("/choices", summary="Say which template is in force where")
    @inject
    def choose(
        self, request: Request, data: TemplateChoice, choose: FromDishka[ChooseTemplate],
        follow: FromDishka[FollowCompany], templates: FromDishka[TemplateQueries],
    ) -> list[Choice]:  # fmt: skip
        if data.follow and data.branch_id is not None:
            follow(data.kind, _known(data.language), data.branch_id)
        else:
            choose(data.kind, _known(data.language), branch_id=data.branch_id, template_id=data.template_id)
        return templates.choices()

    @post("/previews", summary="An invented paper set by a text that is not stored", media_type=PDF)
    @inject
    def preview(self, request: Request, data: Trial, preview: FromDishka[PreviewTemplate]) -> Response:
        seen = preview(data.kind, _known(data.language), data.source, data.rows)
        return file(seen.pdf, f"{data.kind}.pdf", PDF)


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise RuleBroken("field.not_offered", field="language", value=language)
    return language


ROUTES = (TemplatesApi,)
