"""Settings: fields the company thought up itself."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.company.own_fields.archive_field import ArchiveOwnField, RestoreOwnField
from cleaning.application.company.own_fields.change_field import ChangeOwnField
from cleaning.application.company.own_fields.define_field import DefineOwnField
from cleaning.application.company.own_fields.move_field import MoveOwnField
from cleaning.application.company.own_fields.queries import OwnFieldQueries, OwnFieldRow
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.shared.errors import Conflict, RuleBroken
from cleaning.domain.shared.ids import OwnFieldId
from cleaning.domain.shared.own.field import OwnType, Subject
from cleaning.web.choices import chosen
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see
from cleaning.web.office.own_field_form import answer_rows, changed_field, new_field, stored


class OwnFieldController(Controller):
    path = "/settings/fields"

    @get("/")
    @inject
    def list(
        self, request: Request, access: FromDishka[Access], own: FromDishka[OwnFieldQueries], subject: str = ""
    ) -> Response:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        one = chosen(Subject, subject) or Subject.CLIENT
        return page(request, "office/settings/fields", rows=own.rows(one), subject=one, subjects=own.subjects())

    @get("/new")
    @inject
    def new(self, request: Request, form: Form, access: FromDishka[Access], subject: str = "") -> Response:
        access.require(Permission.COMPANY_SETTINGS_EDIT)
        return _page(request, form, chosen(Subject, subject) or Subject.CLIENT)

    @post("/", status_code=200)
    @inject
    def define(self, request: Request, form: Form, define: FromDishka[DefineOwnField]) -> Response:
        subject = form.choice("subject", Subject, required=True) or Subject.CLIENT
        with form.attempt():
            try:
                define(new_field(form, subject))
            except RuleBroken as refusal:
                if refusal.facts.get("field") == "key":
                    refusal.facts["field"] = "own_key"
                raise
        if form.errors:
            return _page(request, form, subject, status=422)
        return see(request, f"/settings/fields?subject={subject}", flash="The field is there")

    @get("/{field_id:int}")
    @inject
    def edit(
        self,
        request: Request,
        field_id: int,
        form: Form,
        access: FromDishka[Access],
        own: FromDishka[OwnFieldQueries],
    ) -> Response:
        access.require(Permission.COMPANY_SETTINGS_EDIT)
        row = own.row(OwnFieldId(field_id))
        return _page(request, form, row.subject, row)

    @post("/{field_id:int}", status_code=200)
    @inject
    def save(
        self,
        request: Request,
        field_id: int,
        form: Form,
        access: FromDishka[Access],
        change: FromDishka[ChangeOwnField],
        own: FromDishka[OwnFieldQueries],
    ) -> Response:
        access.require(Permission.COMPANY_SETTINGS_EDIT)
        row = own.row(OwnFieldId(field_id))
        status = 422
        with form.attempt():
            try:
                change(row.id, changed_field(form), version=form.whole("version"))
            except Conflict:
                status = 409
                raise
        if form.errors:
            return _page(request, form, row.subject, row, status=status)
        return see(request, f"/settings/fields?subject={row.subject}", flash="Saved")

    @post("/{field_id:int}/archive", status_code=200)
    @inject
    def archive(
        self,
        request: Request,
        field_id: int,
        archive: FromDishka[ArchiveOwnField],
        own: FromDishka[OwnFieldQueries],
    ) -> Response:
        archive(OwnFieldId(field_id))
        return _back(request, own.row(OwnFieldId(field_id)), "The field is in the archive; what was written stays")

    @post("/{field_id:int}/restoring", status_code=200)
    @inject
    def restore(
        self,
        request: Request,
        field_id: int,
        restore: FromDishka[RestoreOwnField],
        own: FromDishka[OwnFieldQueries],
    ) -> Response:
        restore(OwnFieldId(field_id))
        return _back(request, own.row(OwnFieldId(field_id)), "The field is asked again")

    @post("/{field_id:int}/position", status_code=200)
    @inject
    def move(
        self,
        request: Request,
        field_id: int,
        form: Form,
        move: FromDishka[MoveOwnField],
        own: FromDishka[OwnFieldQueries],
    ) -> Response:
        move(OwnFieldId(field_id), up=form.flag("up"))
        return _back(request, own.row(OwnFieldId(field_id)), None)


def _back(request: Request, row: OwnFieldRow, flash: str | None) -> Response:
    return see(request, f"/settings/fields?subject={row.subject}", flash=flash)


def _page(
    request: Request, form: Form, subject: Subject, row: OwnFieldRow | None = None, *, status: int = 200
) -> Response:
    shown: dict[str, Any] = {
        "row": row,
        "subject": subject,
        "types": list(OwnType),
        "known": stored(row) if row else {},
        "answers": answer_rows(form, row),
    }
    return page(request, "office/settings/field", status=status, form=form, **shown)


ROUTES = (OwnFieldController,)
