"""Own fields, as programs read and define them."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, delete, get, patch, post

from cleaning.application.company.own_fields.archive_field import ArchiveOwnField, RestoreOwnField
from cleaning.application.company.own_fields.change_field import ChangeOwnField
from cleaning.application.company.own_fields.commands import NewOwnField, OwnFieldInput
from cleaning.application.company.own_fields.define_field import DefineOwnField
from cleaning.application.company.own_fields.move_field import MoveOwnField
from cleaning.application.company.own_fields.queries import OwnFieldQueries, OwnFieldRow
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.shared.ids import OwnFieldId
from cleaning.domain.shared.own.field import Subject
from cleaning.web.http import Request, inject


class OwnFieldChange(OwnFieldInput, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The field as it shall be; ``version`` is that of the state the change was begun on."""

    version: int | None = None


class Move(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One place up, or down."""

    up: bool


class OwnFieldsApi(Controller):
    path = "/own-fields"
    tags = ("own fields",)

    @get("/", summary="The company's own fields of a subject: their keys stand under „own“ of its records")
    @inject
    def list(
        self, request: Request, subject: Subject, access: FromDishka[Access], own: FromDishka[OwnFieldQueries]
    ) -> list[OwnFieldRow]:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return own.rows(subject)

    @post("/", summary="Define a field; its key is for ever")
    @inject
    def define(
        self,
        request: Request,
        data: NewOwnField,
        define: FromDishka[DefineOwnField],
        own: FromDishka[OwnFieldQueries],
    ) -> OwnFieldRow:
        return own.row(define(data))

    @get("/{field_id:int}", summary="One field")
    @inject
    def one(
        self, request: Request, field_id: int, access: FromDishka[Access], own: FromDishka[OwnFieldQueries]
    ) -> OwnFieldRow:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return own.row(OwnFieldId(field_id))

    @patch("/{field_id:int}", summary="Name, order of answers, what is asked; the type only while nothing is written")
    @inject
    def change(
        self,
        request: Request,
        field_id: int,
        data: OwnFieldChange,
        change: FromDishka[ChangeOwnField],
        own: FromDishka[OwnFieldQueries],
    ) -> OwnFieldRow:
        change(OwnFieldId(field_id), data, version=data.version)
        return own.row(OwnFieldId(field_id))

    @post("/{field_id:int}/archive", summary="Ask no more; what was written stays")
    @inject
    def archive(
        self,
        request: Request,
        field_id: int,
        archive: FromDishka[ArchiveOwnField],
        own: FromDishka[OwnFieldQueries],
    ) -> OwnFieldRow:
        archive(OwnFieldId(field_id))
        return own.row(OwnFieldId(field_id))

    @delete("/{field_id:int}/archive", status_code=200, summary="Ask again")
    @inject
    def restore(
        self,
        request: Request,
        field_id: int,
        restore: FromDishka[RestoreOwnField],
        own: FromDishka[OwnFieldQueries],
    ) -> OwnFieldRow:
        restore(OwnFieldId(field_id))
        return own.row(OwnFieldId(field_id))

    @post("/{field_id:int}/position", summary="Move a field among those of its subject")
    @inject
    def move(
        self,
        request: Request,
        field_id: int,
        data: Move,
        move: FromDishka[MoveOwnField],
        own: FromDishka[OwnFieldQueries],
    ) -> list[OwnFieldRow]:
        move(OwnFieldId(field_id), up=data.up)
        return own.rows(own.row(OwnFieldId(field_id)).subject)


ROUTES = (OwnFieldsApi,)
