"""Lines of documents, balanced entries and events with money, published through ``tests/strategies.py``."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from cleaning.domain.billing.events import InvoicedLine, InvoiceIssued
from cleaning.domain.billing.values import Item, VatRule
from cleaning.domain.inventory.events import MaterialsConsumed, StockCorrected, UsedMaterial
from cleaning.domain.ledger.entry import Entry, EntryLine
from cleaning.domain.ledger.events import BalancesOpened, BalancesWithdrawn, OpenBalance
from cleaning.domain.payroll.events import EarnedShare, WorkEarned
from cleaning.domain.purchasing.events import GoodsReceived, ReceivedLine
from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.treasury.events import AdvanceUsed, MoneyMoved, PaymentMade, PaymentReceived

RULES = {
    "standard": VatRule(Decimal(20)),
    "reduced": VatRule(Decimal(9)),
    "zero": VatRule(Decimal(0), "чл. 28 от ЗДДС"),
    "none": VatRule(None, "чл. 113, ал. 9 от ЗДДС"),
}
"""What the VAT codes mean in the tests."""


def _decimals(low: str, high: str, places: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(low, high, places=places, allow_nan=False, allow_infinity=False)


cents = _decimals("0.01", "99999.99", 2).map(Money)
"""Sums above zero."""
signed_cents = _decimals("-99999.99", "99999.99", 2).map(Money)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
document_lines = st.builds(
    Item,
    description=st.sampled_from(["Почистване", "Прозорци", "Подове"]),
    unit=st.sampled_from(["visit", "m2", "h", "month"]),
    quantity=_decimals("0.0001", "9999", 4),
    unit_price=_decimals("0", "999.999999", 6).map(UnitCost),
    vat_code=st.sampled_from(sorted(RULES)),
    discount=_decimals("0", "100", 2),
)
"""What a draft is filled with."""

_accounts = st.sampled_from(["123", "421", "499", "602", "609", "629", "709", "4539", "4611"])
"""Those an accountant may move by hand."""


@st.composite
def entries(draw: st.DrawFn, on: st.SearchStrategy[date] = days) -> Entry:
    """Balanced entries of two to seven lines."""
    debits = draw(st.lists(cents, min_size=1, max_size=3))
    total = sum(debits, Money.ZERO)
    weights = draw(st.lists(st.integers(1, 9), min_size=1, max_size=3))
    credits = [part for part in total.allocate([Decimal(weight) for weight in weights]) if part]
    lines = [EntryLine(account_code=draw(_accounts), debit=sum_) for sum_ in debits]
    lines += [EntryLine(account_code=draw(_accounts), credit=sum_) for sum_ in credits]
    return Entry(on=draw(on), branch_id=1, source_kind="manual", source_id=None, text="проба", lines=tuple(lines))  # type: ignore[arg-type]


@st.composite
def invoices_issued(draw: st.DrawFn) -> InvoiceIssued:
    """Invoices and, with every sum below zero, credit notes."""
    sign = draw(st.sampled_from([1, -1]))
    nets = [net * sign for net in draw(st.lists(cents, min_size=1, max_size=5))]
    net = sum(nets, Money.ZERO)
    vat = net * Decimal("0.2")
    lines = tuple(
        InvoicedLine(net=one, service_id=draw(st.sampled_from([None, 1, 2])), premises_id=draw(st.sampled_from([1, 2])))
        for one in nets
    )
    return InvoiceIssued(
        invoice_id=1, kind="invoice" if sign > 0 else "credit", number="0000000001", client_id=7, branch_id=1,
        contract_id=None, issued_on=date(2026, 11, 24), tax_event_on=draw(days), due_on=date(2026, 12, 4), net=net,
        vat=vat, total=net + vat, lines=lines,
    )  # type: ignore[arg-type] # fmt: skip


def _event(kind: type[Any], **fields: Any) -> st.SearchStrategy[Any]:
    return st.builds(kind, on=days, branch_id=st.just(1), **fields)


@st.composite
def payments_received(draw: st.DrawFn) -> PaymentReceived:
    amount, allocated = sorted((draw(cents), draw(cents)), reverse=True)
    allocated = draw(st.sampled_from([Money.ZERO, allocated, amount]))
    return PaymentReceived(payment_id=1, number="1", client_id=7, branch_id=1, desk_id=1, account_code="503",
                           on=draw(days), amount=amount, allocated=allocated, advance=amount - allocated)  # type: ignore[arg-type] # fmt: skip


@st.composite
def goods_received(draw: st.DrawFn) -> GoodsReceived:
    nets = draw(st.lists(cents, min_size=1, max_size=4))
    lines = tuple(ReceivedLine(item_id=item, quantity=Decimal(1), net=net, vat=net * Decimal("0.2"))
                  for item, net in enumerate(nets, 1))  # type: ignore[arg-type] # fmt: skip
    return GoodsReceived(receipt_id=1, number="1", branch_id=1, warehouse_id=1, supplier_id=3, on=draw(days),
                         net=sum(nets, Money.ZERO), vat=sum((line.vat for line in lines), Money.ZERO), lines=lines)  # type: ignore[arg-type] # fmt: skip


@st.composite
def work_earned(draw: st.DrawFn) -> WorkEarned:
    shares = tuple(EarnedShare(employee_id=who, service_id=1, amount=amount)
                   for who, amount in enumerate(draw(st.lists(cents, min_size=1, max_size=4)), 1))  # type: ignore[arg-type] # fmt: skip
    return WorkEarned(visit_id=1, branch_id=1, worked_for_client_id=7, premises_id=1, on=draw(days),
                      total=sum((share.amount for share in shares), Money.ZERO), shares=shares)  # type: ignore[arg-type] # fmt: skip


_balances: dict[str, Any] = {
    "opening_id": st.just(1),
    "lines": st.lists(
        st.builds(OpenBalance, line_id=st.integers(1, 9), account_code=st.just("411"), amount=cents,
                  documented_on=days, due_on=days, client_id=st.just(7)),
        min_size=1, max_size=4).map(tuple),
}  # fmt: skip


events_with_money = st.one_of(
    invoices_issued(),
    payments_received(),
    goods_received(),
    work_earned(),
    _event(AdvanceUsed, payment_id=st.just(1), number=st.just("1"), client_id=st.just(7), amount=cents),
    _event(MoneyMoved, payment_id=st.just(1), number=st.just("1"), account_code=st.sampled_from(["501", "503"]),
           arrived=st.booleans(), amount=cents),
    _event(PaymentMade, payment_id=st.just(1), number=st.just("1"), supplier_id=st.just(3), desk_id=st.just(1),
           account_code=st.just("503"), against=st.just("401"), amount=cents, advance=st.just(Money.ZERO),
           note=st.just("")),
    _event(MaterialsConsumed, used=st.lists(
               st.builds(UsedMaterial, item_id=st.integers(1, 9), quantity=st.just(Decimal(1)), value=signed_cents),
               min_size=1, max_size=4).map(tuple),
           source_kind=st.just("visit"), source_id=st.just(1), consumed_by_client_id=st.just(7), premises_id=st.just(1),
           visit_id=st.just(1)),
    _event(StockCorrected, item_id=st.just(1), value=signed_cents, source_kind=st.just("stocktake"),
           source_id=st.just(1)),
    st.builds(BalancesOpened, on=days, branch_id=st.just(1), kind=st.just("receivables"), **_balances),
    st.builds(BalancesWithdrawn, on=days, branch_id=st.just(1), kind=st.just("receivables"), **_balances),
)  # fmt: skip
"""Every kind of event that has a posting rule."""
