"""What happens to a contract in force: rests, notice, signing."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.sales.suspend_contract import Resting, ResumeContract, SuspendContract
from cleaning.application.sales.terminate_contract import TerminateContract, WithdrawNotice
from cleaning.application.sales.write_contract import ActivateContract, DiscardContract
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.domain.sales.termination import Notice
from cleaning.domain.sales.values import EndedBy
from cleaning.domain.shared.ids import ContractId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, part, see
from cleaning.web.office.contract_desk import ContractDesk


class ContractChangeController(Controller):
    path = "/contracts/{contract_id:int}"

    @get("/work")
    @inject
    def work(
        self, request: Request, contract_id: int, access: FromDishka[Access], desk: FromDishka[ContractDesk]
    ) -> Response:
        """Visits and documents, asked for once the page is there."""
        access.require(Permission.SALES_CONTRACT_VIEW)
        return part(request, "office/contracts/_work", **desk.work(ContractId(contract_id)))

    @post("/activation", status_code=200)
    @inject
    def activate(
        self, request: Request, contract_id: int, form: Form, activate: FromDishka[ActivateContract],
        desk: FromDishka[ContractDesk],
    ) -> Response:  # fmt: skip
        signed_on = form.date("signed_on")
        with form.attempt():
            if not form.errors:
                activate(ContractId(contract_id), signed_on=signed_on, version=form.whole("version"))
        if form.errors:
            return _again(request, contract_id, form, desk, "signing")
        return see(request, f"/contracts/{contract_id}", flash="The contract is in force; plan and visits are made")

    @post("/discard", status_code=200)
    @inject
    def discard(self, request: Request, contract_id: int, form: Form, discard: FromDishka[DiscardContract]) -> Response:
        discard(ContractId(contract_id), version=form.whole("version"))
        return see(request, "/contracts", flash="The draft is thrown away")

    @post("/suspensions", status_code=200)
    @inject
    def suspend(
        self, request: Request, contract_id: int, form: Form, suspend: FromDishka[SuspendContract],
        desk: FromDishka[ContractDesk],
    ) -> Response:  # fmt: skip
        starts_on, resumes_on = form.date("starts_on", required=True), form.date("resumes_on")
        reason = form.text("reason", required=True)
        with form.attempt():
            if not form.errors and starts_on is not None:
                said = Resting(
                    starts_on=starts_on, resumes_on=resumes_on, reason=reason, visits_off=form.get("visits") != "kept"
                )
                suspend(ContractId(contract_id), said, version=form.whole("version"))
        if form.errors:
            return _again(request, contract_id, form, desk, "suspension")
        return see(request, f"/contracts/{contract_id}", flash="The contract rests")

    @post("/resumption", status_code=200)
    @inject
    def resume(
        self, request: Request, contract_id: int, form: Form, resume: FromDishka[ResumeContract],
        desk: FromDishka[ContractDesk],
    ) -> Response:  # fmt: skip
        on = form.date("on", required=True)
        with form.attempt():
            if not form.errors:
                resume(ContractId(contract_id), on, version=form.whole("version"))
        if form.errors:
            return _again(request, contract_id, form, desk, "resumption")
        return see(request, f"/contracts/{contract_id}", flash="The contract goes on")

    @post("/termination", status_code=200)
    @inject
    def terminate(
        self, request: Request, contract_id: int, form: Form, terminate: FromDishka[TerminateContract],
        desk: FromDishka[ContractDesk], clock: FromDishka[Clock],
    ) -> Response:  # fmt: skip
        by, given_on, ends_on = form.choice("by", EndedBy, required=True), form.date("given_on"), form.date("ends_on")
        reason = form.text("reason", required=True)
        with form.attempt():
            if not form.errors and by is not None:
                notice = Notice(
                    by=by, given_on=given_on or clock.today(), ends_on=ends_on, reason=reason,
                    at_once=form.flag("at_once"),
                )  # fmt: skip
                terminate(ContractId(contract_id), notice, version=form.whole("version"))
        if form.errors:
            return _again(request, contract_id, form, desk, "ending")
        return see(request, f"/contracts/{contract_id}", flash="The end of the contract is noted")

    @post("/withdrawal", status_code=200)
    @inject
    def withdraw(
        self, request: Request, contract_id: int, form: Form, withdraw: FromDishka[WithdrawNotice]
    ) -> Response:
        withdraw(ContractId(contract_id), version=form.whole("version"))
        return see(request, f"/contracts/{contract_id}", flash="The notice is taken back")


def _again(request: Request, contract_id: int, form: Form, desk: ContractDesk, opened: str) -> Response:
    """The page with the refused dialog open and everything typed still there."""
    return page(request, "office/contracts/page", status=422, **desk.card(form, ContractId(contract_id), opened=opened))


ROUTES = (ContractChangeController,)
