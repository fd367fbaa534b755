"""Lawful requests about a person."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, post

from cleaning.application.clients.persons.export_person import ExportPerson
from cleaning.application.clients.persons.forget_person import ForgetPerson, Forgetting
from cleaning.domain.shared.ids import ClientId
from cleaning.web.http import Request, Response, file, inject


class Forgotten(msgspec.Struct, frozen=True, kw_only=True):
    """How many records were changed."""

    records: int


class PersonsApi(Controller):
    path = "/clients"
    tags = ("clients",)

    @post(
        "/{client_id:int}/person/export",
        status_code=200,
        untold=True,
        summary="All kept about a person, as JSON and PDF in a zip",
    )
    @inject
    def export(self, request: Request, client_id: int, export: FromDishka[ExportPerson]) -> Response:
        return file(export(ClientId(client_id)), f"client-{client_id}.zip", "application/zip")

    @post("/{client_id:int}/person/erasure", summary="Forget a person: all but issued documents and the books")
    @inject
    def forget(self, request: Request, client_id: int, data: Forgetting, forget: FromDishka[ForgetPerson]) -> Forgotten:
        return Forgotten(records=forget(ClientId(client_id), data))


ROUTES = (PersonsApi,)
