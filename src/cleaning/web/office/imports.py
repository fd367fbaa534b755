"""Lists brought in from files: look first, correct, bring in, take out again."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.importing.begin_import import BeginImport, BroughtFile
from cleaning.application.clients.importing.correct_import import ChooseColumns, DecideRow
from cleaning.application.clients.importing.queries import ImportCard, ImportQueries
from cleaning.application.clients.importing.run_import import StartImport, UndoImport
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.domain.clients.importing.doubts import Weight
from cleaning.domain.clients.importing.fields import Field
from cleaning.domain.clients.importing.merging import Decision
from cleaning.domain.shared.errors import RuleBroken
from cleaning.web.choices import chosen
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, lang_of, page, see, shell_of

SHOWN = 100
"""Rows of a dry run on one screen; the filter and „show more“ lead on."""


class ImportController(Controller):
    path = "/imports"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        imports: FromDishka[ImportQueries],
        after: str | None = None,
    ) -> Response:
        access.require(Permission.CLIENTS_IMPORT)
        return page(request, "office/imports/list", imports=imports.page(scope=access.viewer.scope, after=after))

    @get("/new")
    @inject
    def new(self, request: Request, form: Form, access: FromDishka[Access]) -> Response:
        access.require(Permission.CLIENTS_IMPORT)
        return page(request, "office/imports/new", form=form)

    @post("/", status_code=200)
    @inject
    def begin(self, request: Request, form: Form, begin: FromDishka[BeginImport]) -> Response:
        brought, branch = form.upload("file"), form.ref("branch_id")
        if brought is None:
            form.refuse("file", RuleBroken("field.required"))
        import_id = 0
        with form.attempt():
            if brought is not None:
                import_id = begin(form.into(BroughtFile, name=brought[0], content=brought[1], branch_id=branch))
        if form.errors:
            return page(request, "office/imports/new", status=422, form=form)
        return see(request, f"/imports/{import_id}")

    @get("/{import_id:int}")
    @inject
    def card(
        self,
        request: Request,
        import_id: int,
        access: FromDishka[Access],
        imports: FromDishka[ImportQueries],
        show: str = "",
        first: int = 0,
    ) -> Response:
        access.require(Permission.CLIENTS_IMPORT)
        return _card(request, imports.card(import_id, scope=access.viewer.scope), show=show, first=first)

    @post("/{import_id:int}/columns", status_code=200)
    @inject
    def columns(
        self,
        request: Request,
        import_id: int,
        form: Form,
        viewer: FromDishka[Viewer],
        choose: FromDishka[ChooseColumns],
        imports: FromDishka[ImportQueries],
    ) -> Response:
        card = imports.card(import_id, scope=viewer.scope)
        with form.attempt():
            choose(import_id, [chosen(Field, form.get(f"column-{place}") or "") for place in range(len(card.names))])
        if form.errors:
            return _card(request, card, form=form, status=422)
        return see(request, f"/imports/{import_id}", flash="The list was read anew")

    @post("/{import_id:int}/rows/{row:int}", status_code=200)
    @inject
    def decide(self, request: Request, import_id: int, row: int, form: Form, decide: FromDishka[DecideRow]) -> Response:
        decide(import_id, row, chosen(Decision, form.get("decision") or ""))
        return see(request, f"/imports/{import_id}?show={form.text('show')}#row-{row}")

    @post("/{import_id:int}/run", status_code=200)
    @inject
    def run(self, request: Request, import_id: int, start: FromDishka[StartImport]) -> Response:
        start(import_id)
        return see(request, f"/imports/{import_id}")

    @post("/{import_id:int}/undoing", status_code=200)
    @inject
    def undo(self, request: Request, import_id: int, undo: FromDishka[UndoImport]) -> Response:
        undo(import_id)
        return see(request, f"/imports/{import_id}", flash="The import is undone")


def _card(
    request: Request, card: ImportCard, *, show: str = "", first: int = 0, form: Any = None, status: int = 200
) -> Response:
    say, lang = shell_of(request).catalogues.sentence, lang_of(request)
    weight = chosen(Weight, show)
    doubts = [
        {
            **doubt,
            "why": say(doubt["code"], _facts(doubt), lang),
            "mend": say(f"{doubt['code']}.mend", _facts(doubt), lang),
        }
        for doubt in card.plan.doubts
        if weight is None or doubt["weight"] == weight
    ]
    counts = {one: sum(doubt["weight"] == one for doubt in card.plan.doubts) for one in Weight}
    last = first + SHOWN
    return page(
        request,
        "office/imports/page",
        status=status,
        form=form,
        card=card,
        fields=list(Field),
        counts=counts,
        show=show,
        doubts=doubts[first:last] if show != "clients" else [],
        made=card.plan.clients[first:last] if show == "clients" else [],
        more=last if last < len(card.plan.clients if show == "clients" else doubts) else None,
        unknown=[name for name, field in zip(card.names, card.columns, strict=True) if name and field is None],
        repeated=[name for name in card.names if card.names.count(name) > 1],
    )


def _facts(doubt: dict[str, Any]) -> dict[str, Any]:
    return {**doubt["facts"], "value": doubt["value"], "column": doubt["column"], "row": doubt["facts"].get("row", "")}


ROUTES = (ImportController,)
