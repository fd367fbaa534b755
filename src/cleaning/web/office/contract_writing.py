"""Writing a contract: a new one, a draft anew, an annex to one in force."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.sales.make_annex import AnnexInputs, MakeAnnex
from cleaning.application.sales.write_contract import DraftContract, ReviseContract
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId, ContractId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see
from cleaning.web.office.contract_form import read_contract, read_lines, read_terms
from cleaning.web.office.contract_sheet import ContractSheet


class ContractWritingController(Controller):
    path = "/contracts"

    @get("/new")
    @inject
    def new(
        self, request: Request, form: Form, access: FromDishka[Access], sheet: FromDishka[ContractSheet],
        client_id: int | None = None,
    ) -> Response:  # fmt: skip
        """For a client that is here already; a new one begins at /contracts/start."""
        access.require(Permission.SALES_CONTRACT_EDIT)
        if client_id is None:
            return page(request, "office/contracts/choose", form=form)
        return page(request, "office/contracts/edit", form=form, **sheet.new(form, ClientId(client_id)))

    @post("/", status_code=200)
    @inject
    def add(
        self, request: Request, form: Form, draft: FromDishka[DraftContract], sheet: FromDishka[ContractSheet]
    ) -> Response:
        client_id = ClientId(form.ref("client_id") or 0)
        made: list[ContractId] = []
        said = read_contract(form, client_id)
        with form.attempt():
            if said is not None:
                made.append(draft(said))
        if not made:
            return _again(request, "edit", form, sheet.new(form, client_id))
        return see(request, f"/contracts/{made[0]}", flash="Saved")

    @get("/{contract_id:int}/edit")
    @inject
    def edit(
        self, request: Request, contract_id: int, form: Form, access: FromDishka[Access],
        sheet: FromDishka[ContractSheet],
    ) -> Response:  # fmt: skip
        access.require(Permission.SALES_CONTRACT_EDIT)
        return page(request, "office/contracts/edit", form=form, **sheet.stored(form, ContractId(contract_id)))

    @post("/{contract_id:int}", status_code=200)
    @inject
    def revise(
        self, request: Request, contract_id: int, form: Form, revise: FromDishka[ReviseContract],
        sheet: FromDishka[ContractSheet],
    ) -> Response:  # fmt: skip
        said = read_contract(form, ClientId(0))
        with form.attempt():
            if said is not None:
                revise(ContractId(contract_id), said, version=form.whole("version"))
        if form.errors:
            return _again(request, "edit", form, sheet.stored(form, ContractId(contract_id)))
        return see(request, f"/contracts/{contract_id}", flash="Saved")

    @get("/{contract_id:int}/annexes/new")
    @inject
    def new_annex(
        self, request: Request, contract_id: int, form: Form, access: FromDishka[Access],
        sheet: FromDishka[ContractSheet], margin: str = "",
    ) -> Response:  # fmt: skip
        """``margin``: with the prices that bring so many percent again at today's cost."""
        access.require(Permission.SALES_CONTRACT_EDIT)
        shown = sheet.annex(form, ContractId(contract_id), margin=margin)
        return page(request, "office/contracts/annex", form=form, **shown)

    @post("/{contract_id:int}/annexes", status_code=200)
    @inject
    def add_annex(
        self, request: Request, contract_id: int, form: Form, annex: FromDishka[MakeAnnex],
        sheet: FromDishka[ContractSheet],
    ) -> Response:  # fmt: skip
        effective_on, signed_on = form.date("effective_on", required=True), form.date("signed_on")
        ends_on, lines, terms = form.date("ends_on"), read_lines(form), read_terms(form)
        reason = form.text("reason", max=500)
        with form.attempt():
            if not form.errors and effective_on is not None:
                said = AnnexInputs(
                    effective_on=effective_on, signed_on=signed_on, ends_on=ends_on, lines=lines, terms=terms,
                    reason=reason,
                )  # fmt: skip
                annex(ContractId(contract_id), said, version=form.whole("version"))
        if form.errors:
            return _again(request, "annex", form, sheet.annex(form, ContractId(contract_id)))
        return see(request, f"/contracts/{contract_id}", flash="The annex is made; plan and visits follow it")


def _again(request: Request, template: str, form: Form, shown: dict[str, Any]) -> Response:
    """What no field of the form has is said above it."""
    for name, said in list(form.errors.items()):
        if name in ("lines", "quantity", "price", "per", "minutes", "rrule", "premises_id", "description"):
            form.errors.setdefault("", said)
    if not form.errors:
        form.refuse("", RuleBroken("contract.empty"))
    return page(request, f"office/contracts/{template}", status=422, form=form, **shown)


ROUTES = (ContractWritingController,)
