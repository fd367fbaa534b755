"""Indexation: what the due contracts would cost, and the annexes for the chosen ones; their papers."""

from __future__ import annotations

from datetime import date

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.sales.annex_paper import PrintAnnex
from cleaning.application.sales.index_contracts import IndexContracts, PreviewIndexation
from cleaning.application.shared.access import Viewer
from cleaning.application.shared.ports import Clock
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ContractId
from cleaning.web import reach
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, file, inject, page, see
from cleaning.web.office.contract_form import next_month


class IndexationController(Controller):
    path = "/contracts"

    @get("/indexation")
    @inject
    def preview(
        self, request: Request, form: Form, preview: FromDishka[PreviewIndexation],
        clients: FromDishka[ClientQueries], clock: FromDishka[Clock], month: str = "",
    ) -> Response:  # fmt: skip
        return _page(request, form, preview, clients, _month(month, clock))

    @post("/indexation", status_code=200)
    @inject
    def apply(
        self, request: Request, form: Form, preview: FromDishka[PreviewIndexation], index: FromDishka[IndexContracts],
        clients: FromDishka[ClientQueries], clock: FromDishka[Clock],
    ) -> Response:  # fmt: skip
        day = _month(form.text("month"), clock)
        chosen = [ContractId(number) for number in form.refs("contract_ids")]
        with form.attempt():
            if not chosen:
                raise RuleBroken("annex.nobody")
            index(day, chosen)
        if form.errors:
            return _page(request, form, preview, clients, day, status=422)
        there = f"/contracts/indexation?month={day:%Y-%m}"
        return see(request, there, flash="The annexes are made; the letters are on each contract")

    @get("/{contract_id:int}/annexes/{number:int}/pdf")
    @inject
    def paper(
        self, request: Request, contract_id: int, number: int, viewer: FromDishka[Viewer],
        print_annex: FromDishka[PrintAnnex], letter: bool = False,
    ) -> Response:  # fmt: skip
        """The annex, or with ``letter`` the letter about it; issued once, printed the same ever after."""
        content, name = print_annex(ContractId(contract_id), number, letter=letter)
        return file(content, name, "application/pdf", inline=True)


def _month(text: str, clock: Clock) -> date:
    """The first of the month in the address; the coming one when it says none."""
    try:
        return reach.day(f"{text}-01")
    except ValueError:
        return next_month(clock.today())


def _page(
    request: Request, form: Form, preview: PreviewIndexation, clients: ClientQueries, day: date, *, status: int = 200
) -> Response:
    due = preview(day)
    return page(
        request, "office/contracts/indexation", status=status, form=form, due=due, day=day,
        clients=clients.names(list({one.client_id for one in due})),
    )  # fmt: skip


ROUTES = (IndexationController,)
