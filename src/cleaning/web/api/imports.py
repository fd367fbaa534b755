"""Lists of clients, premises, series and balances, as programs bring, correct and take them back."""

from __future__ import annotations

from datetime import date

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.importing.begin_import import BeginImport, BroughtFile
from cleaning.application.importing.choose_columns import ChooseColumns
from cleaning.application.importing.correct_cell import CorrectCell
from cleaning.application.importing.decide_row import DecideRow
from cleaning.application.importing.kinds import Kinds
from cleaning.application.importing.queries import ImportCard, ImportQueries, ImportRow
from cleaning.application.importing.start_import import StartImport
from cleaning.application.importing.undo_import import UndoImport
from cleaning.application.shared.access import Access
from cleaning.application.shared.paging import Page
from cleaning.domain.importing.values import ImportKind
from cleaning.web.http import Request, inject


class NewImport(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``content`` is a CSV or XLSX file in base64; ``on`` the day balances are of or series go on from."""

    kind: ImportKind
    name: str
    content: bytes
    branch_id: int | None = None
    on: date | None = None


class Columns(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The meaning of each column, null for none."""

    columns: list[str | None]


class RowDecision(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``skip``, one of the choices of the row's doubts, or null for the usual way."""

    decision: str | None


class Correction(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``name`` is the meaning of the column."""

    name: str
    text: str


class ImportApi(Controller):
    path = "/imports"
    tags = ("imports",)

    @get("/", summary="Lists that were brought, the newest first")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        kinds: FromDishka[Kinds],
        imports: FromDishka[ImportQueries],
        kind: ImportKind | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[ImportRow]:
        offered = [one.code for one in kinds.open_to(access)]
        wanted = [one for one in offered if kind in (None, one)]
        return imports.page(wanted, scope=access.viewer.scope, after=after, limit=limit)

    @post("/", summary="Bring a list; it is only looked at")
    @inject
    def begin(
        self,
        request: Request,
        data: NewImport,
        access: FromDishka[Access],
        begin: FromDishka[BeginImport],
        imports: FromDishka[ImportQueries],
    ) -> ImportCard:
        brought = BroughtFile(**msgspec.structs.asdict(data))
        return imports.card(begin(brought), scope=access.viewer.scope)

    @get("/{import_id:int}", summary="A list with its dry run")
    @inject
    def card(
        self,
        request: Request,
        import_id: int,
        access: FromDishka[Access],
        kinds: FromDishka[Kinds],
        imports: FromDishka[ImportQueries],
    ) -> ImportCard:
        kinds.open_to(access)
        card = imports.card(import_id, scope=access.viewer.scope)
        access.require(kinds[card.kind].permission)
        return card

    @post("/{import_id:int}/columns", status_code=200, summary="Say what the columns mean")
    @inject
    def columns(
        self,
        request: Request,
        import_id: int,
        data: Columns,
        access: FromDishka[Access],
        choose: FromDishka[ChooseColumns],
        imports: FromDishka[ImportQueries],
    ) -> ImportCard:
        choose(import_id, data.columns)
        return imports.card(import_id, scope=access.viewer.scope)

    @post("/{import_id:int}/rows/{row:int}", status_code=200, summary="Say what becomes of a row")
    @inject
    def decide(
        self,
        request: Request,
        import_id: int,
        row: int,
        data: RowDecision,
        access: FromDishka[Access],
        decide: FromDishka[DecideRow],
        imports: FromDishka[ImportQueries],
    ) -> ImportCard:
        decide(import_id, row, data.decision)
        return imports.card(import_id, scope=access.viewer.scope)

    @post("/{import_id:int}/cells/{row:int}", status_code=200, summary="Correct a cell")
    @inject
    def correct(
        self,
        request: Request,
        import_id: int,
        row: int,
        data: Correction,
        access: FromDishka[Access],
        correct: FromDishka[CorrectCell],
        imports: FromDishka[ImportQueries],
    ) -> ImportCard:
        correct(import_id, row, data.name, data.text)
        return imports.card(import_id, scope=access.viewer.scope)

    @post("/{import_id:int}/run", status_code=200, summary="Bring it in; the card says how far it is")
    @inject
    def run(
        self,
        request: Request,
        import_id: int,
        access: FromDishka[Access],
        start: FromDishka[StartImport],
        imports: FromDishka[ImportQueries],
    ) -> ImportCard:
        start(import_id)
        return imports.card(import_id, scope=access.viewer.scope)

    @post("/{import_id:int}/undoing", status_code=200, summary="Take out what it made and nothing was built upon")
    @inject
    def undo(
        self,
        request: Request,
        import_id: int,
        access: FromDishka[Access],
        undo: FromDishka[UndoImport],
        imports: FromDishka[ImportQueries],
    ) -> ImportCard:
        undo(import_id)
        return imports.card(import_id, scope=access.viewer.scope)


ROUTES = (ImportApi,)
