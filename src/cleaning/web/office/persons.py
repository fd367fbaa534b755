"""What the law gives a person: all that is kept about them as a file, and to be forgotten."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.persons.export_person import ExportPerson
from cleaning.application.clients.persons.forget_person import ForgetPerson, Forgetting
from cleaning.application.clients.queries import ClientCard, ClientQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.domain.shared.ids import ClientId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, file, inject, page, see


class PersonController(Controller):
    path = "/clients"

    @get("/{client_id:int}/person")
    @inject
    def show(
        self,
        request: Request,
        client_id: int,
        form: Form,
        access: FromDishka[Access],
        clients: FromDishka[ClientQueries],
    ) -> Response:
        access.require(Permission.PERSONS_EXPORT)
        return _page(request, form, clients.card(client_id, scope=access.viewer.scope))

    @post("/{client_id:int}/person/export", status_code=200, untold=True)
    @inject
    def export(self, request: Request, client_id: int, export: FromDishka[ExportPerson]) -> Response:
        return file(export(ClientId(client_id)), f"client-{client_id}.zip", "application/zip")

    @post("/{client_id:int}/person/erasure", status_code=200)
    @inject
    def forget(
        self,
        request: Request,
        client_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        forget: FromDishka[ForgetPerson],
        clients: FromDishka[ClientQueries],
    ) -> Response:
        ground = form.text("ground", required=True, max=500)
        with form.attempt():
            forget(ClientId(client_id), form.into(Forgetting, ground=ground))
        if form.errors:
            return _page(request, form, clients.card(client_id, scope=viewer.scope), status=422)
        return see(request, f"/clients/{client_id}", flash="The person is forgotten")


def _page(request: Request, form: Form, client: ClientCard, *, status: int = 200) -> Response:
    return page(request, "office/clients/person", status=status, form=form, client=client)


ROUTES = (PersonController,)
