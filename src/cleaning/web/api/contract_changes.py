"""What happens to a contract in force: annexes, rests, notice."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, delete, post

from cleaning.application.sales.contract_queries import ContractCard, ContractHistory
from cleaning.application.sales.make_annex import MakeAnnex
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.sales.suspend_contract import ResumeContract, SuspendContract
from cleaning.application.sales.terminate_contract import TerminateContract, WithdrawNotice
from cleaning.application.shared.access import Viewer
from cleaning.application.shared.ports import Clock
from cleaning.domain.shared.ids import ContractId
from cleaning.web.api.contract_bodies import AnnexBody, ResumptionBody, SuspensionBody, TerminationBody
from cleaning.web.http import Request, inject


class ContractChangesApi(Controller):
    path = "/contracts/{contract_id:int}"
    tags = ("sales",)

    @post("/annexes", summary="From a day on something else is agreed; plan, visits and fees follow")
    @inject
    def annex(
        self, request: Request, contract_id: int, data: AnnexBody, viewer: FromDishka[Viewer],
        annex: FromDishka[MakeAnnex], sales: FromDishka[SalesQueries],
    ) -> ContractHistory:  # fmt: skip
        annex(ContractId(contract_id), data.inputs(), version=data.version)
        return sales.history(ContractId(contract_id), scope=viewer.scope)

    @post("/suspensions", summary="Let it rest for a while; the monthly fee is reduced by the day")
    @inject
    def suspend(
        self, request: Request, contract_id: int, data: SuspensionBody, viewer: FromDishka[Viewer],
        suspend: FromDishka[SuspendContract], sales: FromDishka[SalesQueries],
    ) -> ContractCard:  # fmt: skip
        suspend(ContractId(contract_id), data.inputs())
        return sales.contract(ContractId(contract_id), scope=viewer.scope)

    @post("/resumption", status_code=200, summary="Go on after a rest, or call one off before it began")
    @inject
    def resume(
        self, request: Request, contract_id: int, data: ResumptionBody, viewer: FromDishka[Viewer],
        resume: FromDishka[ResumeContract], sales: FromDishka[SalesQueries],
    ) -> ContractCard:  # fmt: skip
        resume(ContractId(contract_id), data.on)
        return sales.contract(ContractId(contract_id), scope=viewer.scope)

    @post("/termination", status_code=200, summary="Give notice; it runs until the notice is over")
    @inject
    def terminate(
        self, request: Request, contract_id: int, data: TerminationBody, viewer: FromDishka[Viewer],
        terminate: FromDishka[TerminateContract], sales: FromDishka[SalesQueries], clock: FromDishka[Clock],
    ) -> ContractCard:  # fmt: skip
        terminate(ContractId(contract_id), data.inputs(clock.today()))
        return sales.contract(ContractId(contract_id), scope=viewer.scope)

    @delete("/termination", status_code=200, summary="Take the notice back while the contract still runs")
    @inject
    def withdraw(
        self, request: Request, contract_id: int, viewer: FromDishka[Viewer], withdraw: FromDishka[WithdrawNotice],
        sales: FromDishka[SalesQueries],
    ) -> ContractCard:  # fmt: skip
        withdraw(ContractId(contract_id))
        return sales.contract(ContractId(contract_id), scope=viewer.scope)


ROUTES = (ContractChangesApi,)
