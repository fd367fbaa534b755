"""Lists brought in from files: look first, correct, bring in, take out again."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.importing.begin_import import BeginImport, BroughtFile
from cleaning.application.importing.choose_columns import ChooseColumns
from cleaning.application.importing.correct_cell import CorrectCell
from cleaning.application.importing.decide_row import DecideRow
from cleaning.application.importing.kinds import Kinds
from cleaning.application.importing.queries import ImportCard, ImportQueries
from cleaning.application.importing.start_import import StartImport
from cleaning.application.importing.undo_import import UndoImport
from cleaning.application.shared.access import Access
from cleaning.application.shared.ports import Clock
from cleaning.domain.importing.values import ImportKind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.web.choices import chosen
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see
from cleaning.web.office.import_page import import_page

LONGEST = 4_000


class ImportController(Controller):
    path = "/imports"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        kinds: FromDishka[Kinds],
        imports: FromDishka[ImportQueries],
        kind: str = "",
        after: str | None = None,
    ) -> Response:
        offered = [one.code for one in kinds.open_to(access)]
        wanted = [one for one in offered if one == kind] or offered
        found = imports.page(wanted, scope=access.viewer.scope, after=after)
        return page(request, "office/imports/list", imports=found, kinds=offered, kind=kind)

    @get("/new")
    @inject
    def new(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        kinds: FromDishka[Kinds],
        clock: FromDishka[Clock],
        kind: str = "",
    ) -> Response:
        return _new(request, form, kinds, access, clock, kind)

    @post("/", status_code=200)
    @inject
    def begin(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        kinds: FromDishka[Kinds],
        clock: FromDishka[Clock],
        begin: FromDishka[BeginImport],
    ) -> Response:
        brought, branch = form.upload("file"), form.ref("branch_id")
        kind, on = form.choice("kind", ImportKind) or ImportKind.CLIENTS, form.date("on")
        if brought is None:
            form.refuse("file", RuleBroken("field.required"))
        import_id = 0
        with form.attempt():
            name, content = brought or ("", b"")
            import_id = begin(form.into(BroughtFile, name=name, content=content, kind=kind, branch_id=branch, on=on))
        if form.errors:
            return _new(request, form, kinds, access, clock, kind, status=422)
        return see(request, f"/imports/{import_id}")

    @get("/{import_id:int}")
    @inject
    def card(
        self,
        request: Request,
        import_id: int,
        access: FromDishka[Access],
        kinds: FromDishka[Kinds],
        imports: FromDishka[ImportQueries],
        show: str = "",
        first: int = 0,
    ) -> Response:
        return import_page(request, kinds, _open(import_id, access, kinds, imports), show=show, first=first)

    @post("/{import_id:int}/columns", status_code=200)
    @inject
    def columns(
        self,
        request: Request,
        import_id: int,
        form: Form,
        access: FromDishka[Access],
        kinds: FromDishka[Kinds],
        choose: FromDishka[ChooseColumns],
        imports: FromDishka[ImportQueries],
    ) -> Response:
        card = _open(import_id, access, kinds, imports)
        with form.attempt():
            choose(import_id, [form.get(f"column-{place}") or None for place in range(len(card.names))])
        if form.errors:
            return import_page(request, kinds, card, form=form, status=422)
        return see(request, f"/imports/{import_id}", flash="The list was read anew")

    @post("/{import_id:int}/rows/{row:int}", status_code=200)
    @inject
    def decide(self, request: Request, import_id: int, row: int, form: Form, decide: FromDishka[DecideRow]) -> Response:
        decide(import_id, row, form.text("decision") or None)
        return see(request, f"/imports/{import_id}?show={form.text('show')}#row-{row}")

    @post("/{import_id:int}/cells/{row:int}", status_code=200)
    @inject
    def correct(
        self,
        request: Request,
        import_id: int,
        row: int,
        form: Form,
        access: FromDishka[Access],
        kinds: FromDishka[Kinds],
        correct: FromDishka[CorrectCell],
        imports: FromDishka[ImportQueries],
    ) -> Response:
        name, text = form.text("name", required=True), form.text("text", max=LONGEST)
        with form.attempt():
            form.into(dict)
            correct(import_id, row, name, text)
        if form.errors:
            return import_page(request, kinds, _open(import_id, access, kinds, imports), form=form, status=422)
        return see(request, f"/imports/{import_id}?show={form.text('show')}#row-{row}")

    @post("/{import_id:int}/run", status_code=200)
    @inject
    def run(self, request: Request, import_id: int, start: FromDishka[StartImport]) -> Response:
        start(import_id)
        return see(request, f"/imports/{import_id}")

    @post("/{import_id:int}/undoing", status_code=200)
    @inject
    def undo(self, request: Request, import_id: int, undo: FromDishka[UndoImport]) -> Response:
        kept = undo(import_id)
        flash = "The import is undone, but not all of it" if kept else "The import is undone"
        return see(request, f"/imports/{import_id}", flash=flash)


def _open(import_id: int, access: Access, kinds: Kinds, imports: ImportQueries) -> ImportCard:
    """The list, for whoever may bring lists of its kind."""
    kinds.open_to(access)
    card = imports.card(import_id, scope=access.viewer.scope)
    access.require(kinds[card.kind].permission)
    return card


def _new(
    request: Request, form: Form, kinds: Kinds, access: Access, clock: Clock, kind: str, *, status: int = 200
) -> Response:
    offered = [one.code for one in kinds.open_to(access)]
    first = chosen(ImportKind, kind)
    return page(
        request, "office/imports/new", status=status, form=form, kinds=offered,
        kind=first if first in offered else offered[0], today_iso=clock.today().isoformat(),
    )  # fmt: skip


ROUTES = (ImportController,)
