"""The question of a repricing as fields of an address or a form: which contracts, by which rule, from when."""

from __future__ import annotations

from decimal import Decimal

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.sales.contract_queries import ContractFilter
from cleaning.application.sales.repricing.inputs import RepricingInputs
from cleaning.application.shared.access import Scope
from cleaning.domain.sales.repricing_rule import RuleKind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ContractId, ServiceId
from cleaning.domain.shared.money import ZERO, Money
from cleaning.web.forms import Form
from cleaning.web.office.contracts import KINDS

STEPS = ("0.05", "0.10", "0.50", "1", "5", "10")
ASKED = ("q", "kind", "branch", "service", "least", "most", "below", "rule", "value", "index", "months", "step", "up",
         "falls", "effective_on", "alarm")  # fmt: skip
"""Names of all the fields, which the form that applies carries along."""


def read_repricing(form: Form, clients: ClientQueries, scope: Scope) -> RepricingInputs | None:
    """None when something could not be read; every mistake is named at its field."""
    rule = form.choice("rule", RuleKind, required=True)
    value = None if rule is RuleKind.INDEX else form.decimal("value", required=True, least=-1000)
    index = form.text("index", required=rule is RuleKind.INDEX)
    months, day = form.whole("months", least=1, most=120) or 12, form.date("effective_on", required=True)
    step, alarm = form.money("step") or ZERO, form.decimal("alarm", least=0)
    below = form.decimal("below", least=-1000, most=100)
    wanted = read_filter(form, clients, scope)
    if form.errors.keys() & set(ASKED) or rule is None or day is None:
        return None
    return RepricingInputs(
        effective_on=day, kind=rule, value=value, index=index, months=months, step=step, up=form.flag("up"),
        only_up=not form.flag("falls"), wanted=wanted, margin_below=below,
        alarm=Decimal(15) if alarm is None else alarm,
    )  # fmt: skip


def read_filter(form: Form, clients: ClientQueries, scope: Scope) -> ContractFilter:
    text, kind = form.text("q"), form.text("kind")
    branch, service = form.ref("branch"), form.ref("service")
    return ContractFilter(
        text=text, clients=[one.id for one in clients.find(text, scope=scope, limit=50)] if text else [],
        kind=kind if kind in KINDS else "", branch_id=None if branch is None else BranchId(branch),
        service_id=None if service is None else ServiceId(service), least=form.decimal("least", least=0),
        most=form.decimal("most", least=0),
    )  # fmt: skip


def read_chosen(form: Form) -> dict[ContractId, Money | None]:
    """Boxes say ``12:330.00``: the contract, and the month's price that was shown for it."""
    chosen: dict[ContractId, Money | None] = {}
    for text in form.all("contract"):
        number, _, seen = text.partition(":")
        try:
            chosen[ContractId(int(number))] = Money(seen)
        except (ValueError, ArithmeticError, RuleBroken):
            form.refuse("", RuleBroken("repricing.moved"))
    return chosen
