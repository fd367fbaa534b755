"""New prices for many contracts: simulated, agreed by annexes, taken back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.sales.contract_queries import ContractFilter
from cleaning.application.sales.repricing.apply import ApplyRepricing
from cleaning.application.sales.repricing.inputs import RepricingInputs
from cleaning.application.sales.repricing.queries import RepricingCard, RepricingQueries, RepricingRow
from cleaning.application.sales.repricing.simulate import SimulateRepricing
from cleaning.application.sales.repricing.simulation import Simulation
from cleaning.application.sales.repricing.undo import UndoRepricing
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.paging import Page, bounded
from cleaning.domain.sales.repricing_rule import RuleKind
from cleaning.domain.shared.ids import BranchId, ContractId, RepricingId, ServiceId
from cleaning.web.api.amounts import money
from cleaning.web.http import Request, inject


class QuestionBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``value``: percent to add or margin to reach; by an ``index`` it is what that moved in ``months``."""

    effective_on: date
    rule: RuleKind = RuleKind.PERCENT
    value: Decimal | None = None
    index: str = ""
    months: int = 12
    may_fall: bool = False
    step: Decimal = Decimal(0)
    round_up: bool = False
    q: str = ""
    kind: str = ""
    branch_id: BranchId | None = None
    service_id: ServiceId | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    margin_below: Decimal | None = None
    alarm: Decimal = Decimal(15)

    def inputs(self) -> RepricingInputs:
        wanted = ContractFilter(
            text=self.q, kind=self.kind, branch_id=self.branch_id, service_id=self.service_id, least=self.least,
            most=self.most,
        )  # fmt: skip
        return RepricingInputs(
            effective_on=self.effective_on, kind=self.rule, value=self.value, index=self.index, months=self.months,
            only_up=not self.may_fall, step=money(self.step, "step"), up=self.round_up, wanted=wanted,
            margin_below=self.margin_below, alarm=self.alarm,
        )  # fmt: skip


class ChosenContract(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``after``: the month's price that was shown; another one now refuses the whole."""

    contract_id: ContractId
    after: Decimal | None = None


class RepricingBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    question: QuestionBody
    contracts: tuple[ChosenContract, ...]
    reason: str


class UndoingBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    reason: str
    version: int | None = None


class RepricingsApi(Controller):
    path = "/contracts/repricings"
    tags = ("sales",)

    @get("/", summary="Repricings, newest first")
    @inject
    def list(
        self, request: Request, access: FromDishka[Access], known: FromDishka[RepricingQueries],
        after: str | None = None, limit: int | None = None,
    ) -> Page[RepricingRow]:  # fmt: skip
        access.require(Permission.SALES_CONTRACT_REPRICE)
        return known.page(scope=access.viewer.scope, after=after, limit=bounded(limit))

    @post("/simulation", summary="What a rule would do to the contracts a filter finds; nothing is stored")
    @inject
    def simulate(self, request: Request, data: QuestionBody, simulate: FromDishka[SimulateRepricing]) -> Simulation:
        return simulate(data.inputs())

    @post("/", summary="Give the chosen contracts their new prices by annexes, all or none")
    @inject
    def apply(
        self, request: Request, data: RepricingBody, apply: FromDishka[ApplyRepricing], access: FromDishka[Access],
        known: FromDishka[RepricingQueries],
    ) -> RepricingCard:  # fmt: skip
        chosen = {one.contract_id: None if one.after is None else money(one.after, "after") for one in data.contracts}
        made = apply(data.question.inputs(), chosen, reason=data.reason)
        return known.repricing(made, scope=access.viewer.scope)

    @get("/{repricing_id:int}", summary="A repricing with its contracts")
    @inject
    def card(
        self, request: Request, repricing_id: int, access: FromDishka[Access], known: FromDishka[RepricingQueries]
    ) -> RepricingCard:
        access.require(Permission.SALES_CONTRACT_REPRICE)
        return known.repricing(RepricingId(repricing_id), scope=access.viewer.scope)

    @post("/{repricing_id:int}/undoing", summary="Give the old prices back; what was agreed or invoiced since stays")
    @inject
    def undo(
        self, request: Request, repricing_id: int, data: UndoingBody, undo: FromDishka[UndoRepricing],
        access: FromDishka[Access], known: FromDishka[RepricingQueries],
    ) -> RepricingCard:  # fmt: skip
        undo(RepricingId(repricing_id), reason=data.reason, version=data.version)
        return known.repricing(RepricingId(repricing_id), scope=access.viewer.scope)


ROUTES = (RepricingsApi,)
