"""Invoices at the turn of the month, payments on time and late, suppliers and wages paid from the bank."""

from __future__ import annotations

from datetime import date, time, timedelta

from cleaning.application.billing.bill_client import Bill, BillClient, Month
from cleaning.application.billing.issue_invoice import Issue, IssueInvoice
from cleaning.application.billing.queries import BillingQueries
from cleaning.application.shared.access import Scope
from cleaning.application.treasury.make_payment import MakePayment, OutgoingPayment
from cleaning.application.treasury.open_desk import NewDesk, OpenDesk
from cleaning.application.treasury.queries import TreasuryQueries
from cleaning.application.treasury.receive_payment import IncomingPayment, ReceivePayment
from cleaning.demo.stage import Scene, Stage
from cleaning.domain.shared.ids import BranchId
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.values import DebtSide, DeskKind

BANKS = {
    "София": ("Разплащателна сметка", "BG94UNCR70001599990001", "UNCRBGSF"),
    "Пловдив": ("Сметка Пловдив", "BG44STSA93000099990002", "STSABGSF"),
    "Варна": ("Сметка Варна", "BG62FINV91501299990003", "FINVBGSF"),
}
BOOKKEEPER = "Теодора Ганева"
LATE = ((70, (-3, 0)), (18, (1, 12)), (7, (15, 45)), (5, None))
"""How many of a hundred pay when, in days after the due day; the last do not pay at all."""


def open_desks(stage: Stage) -> None:
    """A bank account and a cash desk for each branch."""
    banks: dict[str, int] = {}
    cash: dict[str, int] = {}
    with stage.scene(stage.today - timedelta(days=198)) as scene:
        for city, branch in stage.branches.items():
            name, iban, bic = BANKS[city]
            desk = NewDesk(branch_id=BranchId(branch), kind=DeskKind.BANK, name=name, iban=iban, bic=bic)
            banks[city] = scene(OpenDesk)(desk)
            desk = NewDesk(branch_id=BranchId(branch), kind=DeskKind.CASH, name=f"Каса {city}")
            cash[city] = scene(OpenDesk)(desk)
    stage.known |= {"banks": banks, "cash": cash, "habits": {}, "due": {}}


def bill(stage: Stage, day: date) -> None:
    """On the first of a month its fees and the visits before; in the middle of one, what is paid by the visit."""
    month = day.replace(day=1)
    with stage.scene(day, time(9, 40), by=BOOKKEEPER) as scene:
        billing = scene(BillingQueries)
        for client in sorted(billing.to_bill(scope=_scope(stage), today=day), key=lambda one: one.client_id):
            months = tuple(
                Month(contract_id=one.contract_id, month=one.month)
                for one in client.months
                if one.month <= month and day.day == 1
            )
            visits = billing.unbilled_visits(client.client_id, scope=_scope(stage), until=day)
            if not months and not visits:
                continue
            command = Bill(client_id=client.client_id, visit_ids=tuple(one.visit_id for one in visits), months=months)
            invoice = scene(BillClient)(command)
            scene(IssueInvoice)(Issue(invoice_id=invoice))
            _promise(stage, scene, invoice, day)


def _promise(stage: Stage, scene: Scene, invoice: int, day: date) -> None:
    """Decide now when the client will pay."""
    card = scene(BillingQueries).card(invoice, scope=_scope(stage))
    chances, spans = zip(*LATE, strict=True)
    span = stage.invent.random.choices(spans, chances)[0]
    if span is None or card.due_on is None:
        return
    when = max(card.due_on + timedelta(days=stage.invent.random.randrange(span[0], span[1] + 1)), day)
    part = Money(card.total.amount / 2) if stage.invent.often(4) else card.total
    stage.known["due"].setdefault(when, []).append((card.client_id, card.branch_id, invoice, part))


def receive(stage: Stage, day: date) -> None:
    """What clients pay by this day, a weekend's promises on Monday; small sums now and then in cash."""
    city_of = {branch: city for city, branch in stage.branches.items()}
    promised = stage.known["due"]
    arrived = [payment for when in sorted(promised) if when <= day for payment in promised.pop(when)]
    for client_id, branch, invoice, amount in arrived:
        cash = amount < Money(150) and stage.invent.often(50)
        desk = stage.known["cash" if cash else "banks"][city_of[branch]]
        with stage.scene(day, time(14, 0), by=BOOKKEEPER) as scene:
            scene(ReceivePayment)(
                IncomingPayment(
                    desk_id=desk,
                    client_id=client_id,
                    amount=amount,
                    invoice_ids=(invoice,),
                    fiscal_receipt=f"{stage.invent.random.randrange(10**6, 10**7)}" if cash else "",
                )
            )


def settle_suppliers(stage: Stage, day: date) -> None:
    """Pay what is due, as far as the account goes."""
    with stage.scene(day, time(16, 0), by=BOOKKEEPER) as scene:
        treasury = scene(TreasuryQueries)
        scope = _scope(stage)
        balances = {desk.branch_id: (desk.id, desk.balance) for desk in treasury.desks(scope=scope, kind=DeskKind.BANK)}
        for debt in treasury.debts(scope=scope, side=DebtSide.PAYABLE):
            desk, balance = balances[debt.branch_id]
            if debt.due_on > day or debt.supplier_id is None or balance < debt.open:
                continue
            payment = OutgoingPayment(
                desk_id=desk, amount=debt.open, supplier_id=debt.supplier_id, debt_ids=(debt.id,), note=debt.number
            )
            scene(MakePayment)(payment)
            balances[debt.branch_id] = (desk, balance - debt.open)


def _scope(stage: Stage) -> Scope:
    return Scope(branch_ids=tuple(stage.branches.values()))
