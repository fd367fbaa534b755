"""What every event does to the accounts: the one table of posting rules.

Each rule is a function of the event alone and gives a balanced entry, or none when no money is involved. The accounts
are those of the usual Bulgarian chart (reference/bulgaria §5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from cleaning.domain.billing.events import InvoiceIssued
from cleaning.domain.inventory.events import MaterialsConsumed, StockCorrected
from cleaning.domain.ledger.entry import Entry, EntryLine, credit, debit, joined, lines_of
from cleaning.domain.ledger.events import BalancesOpened, BalancesWithdrawn, OpenBalance
from cleaning.domain.payroll.events import WorkEarned
from cleaning.domain.purchasing.events import GoodsReceived
from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.treasury.events import AdvanceUsed, MoneyMoved, PaymentMade, PaymentReceived

MATERIALS, SUPPLIERS, SUPPLIER_ADVANCES, CLIENTS, CLIENT_ADVANCES, STAFF = "302", "401", "402", "411", "412", "421"
VAT_BOUGHT, VAT_SOLD, ON_ITS_WAY = "4531", "4532", "507"
OPENING = "199"
MATERIALS_USED, WAGES, OTHER_COST, SERVICES_SOLD, OTHER_REVENUE = "601", "604", "609", "703", "709"


def _entry(lines: Iterable[EntryLine | None], **about: Any) -> Entry | None:
    kept = joined(lines_of(*lines))
    return Entry(lines=kept, **about) if kept else None


def invoice_issued(event: InvoiceIssued) -> Entry | None:
    """Dr 411 Клиенти / Cr 703 Приходи от услуги, Cr 4532 ДДС; a credit note the other way round."""
    keys = {"client_id": event.client_id, "contract_id": event.contract_id}
    sold = [
        credit(SERVICES_SOLD, line.net, premises_id=line.premises_id, service_id=line.service_id, **keys)
        for line in event.lines
    ]
    return _entry(
        [debit(CLIENTS, event.total, **keys), *sold, credit(VAT_SOLD, event.vat, client_id=event.client_id)],
        on=event.tax_event_on if event.tax_event_on <= event.issued_on else event.issued_on,
        branch_id=event.branch_id, source_kind="invoice", source_id=event.invoice_id, number=event.number,
    )  # fmt: skip


def payment_received(event: PaymentReceived) -> Entry | None:
    """Dr 501/503 / Cr 411 what documents got, Cr 412 Клиенти по аванси the rest."""
    return _entry(
        [
            debit(event.account_code, event.amount),
            credit(CLIENTS, event.allocated, client_id=event.client_id),
            credit(CLIENT_ADVANCES, event.advance, client_id=event.client_id),
        ],
        on=event.on, branch_id=event.branch_id, source_kind="payment", source_id=event.payment_id,
        number=event.number,
    )  # fmt: skip


def advance_used(event: AdvanceUsed) -> Entry | None:
    """Dr 412 Клиенти по аванси / Cr 411 Клиенти."""
    return _entry(
        [
            debit(CLIENT_ADVANCES, event.amount, client_id=event.client_id),
            credit(CLIENTS, event.amount, client_id=event.client_id),
        ],
        on=event.on, branch_id=event.branch_id, source_kind="advance", source_id=event.payment_id,
        number=event.number,
    )  # fmt: skip


def payment_made(event: PaymentMade) -> Entry | None:
    """Dr 401 Доставчици (402 what is paid ahead, or the account of the cost) / Cr 501/503."""
    return _entry(
        [
            debit(event.against, event.amount - event.advance, supplier_id=event.supplier_id),
            debit(SUPPLIER_ADVANCES, event.advance, supplier_id=event.supplier_id),
            credit(event.account_code, event.amount),
        ],
        on=event.on, branch_id=event.branch_id, source_kind="payment", source_id=event.payment_id,
        number=event.number, text=event.note,
    )  # fmt: skip


def money_moved(event: MoneyMoved) -> Entry | None:
    """Dr 507 Пари на път / Cr the desk it left; Dr the desk it came to / Cr 507. Each branch's books stay balanced."""
    debited, credited = (event.account_code, ON_ITS_WAY) if event.arrived else (ON_ITS_WAY, event.account_code)
    return _entry(
        [debit(debited, event.amount), credit(credited, event.amount)],
        on=event.on, branch_id=event.branch_id, source_kind="payment", source_id=event.payment_id,
        number=event.number,
    )  # fmt: skip


def goods_received(event: GoodsReceived) -> Entry | None:
    """Dr 302 Материали, Dr 4531 ДДС / Cr 401 Доставчици."""
    stock = [debit(MATERIALS, line.net, item_id=line.item_id) for line in event.lines]
    return _entry(
        [
            *stock,
            debit(VAT_BOUGHT, event.vat, supplier_id=event.supplier_id),
            credit(SUPPLIERS, event.net + event.vat, supplier_id=event.supplier_id),
        ],
        on=event.on, branch_id=event.branch_id, source_kind="receipt", source_id=event.receipt_id,
        number=event.number, text=event.invoice_number,
    )  # fmt: skip


def materials_consumed(event: MaterialsConsumed) -> Entry | None:
    """Dr 601 Разходи за материали, by client and premises / Cr 302 Материали."""
    return _entry(
        [
            line
            for one in event.used
            for line in (
                debit(MATERIALS_USED, one.value, item_id=one.item_id, client_id=event.consumed_by_client_id,
                      premises_id=event.premises_id),
                credit(MATERIALS, one.value, item_id=one.item_id),
            )
        ],
        on=event.on, branch_id=event.branch_id, source_kind=event.source_kind, source_id=event.source_id,
    )  # fmt: skip


def stock_corrected(event: StockCorrected) -> Entry | None:
    """Missing: Dr 609 Други разходи / Cr 302; found: Dr 302 / Cr 709 Други приходи."""
    other = OTHER_COST if event.value.amount < 0 else OTHER_REVENUE
    return _entry(
        [
            debit(MATERIALS, event.value, item_id=event.item_id),
            credit(other, event.value, item_id=event.item_id),
        ],
        on=event.on, branch_id=event.branch_id, source_kind=event.source_kind, source_id=event.source_id,
    )  # fmt: skip


def work_earned(event: WorkEarned) -> Entry | None:
    """Dr 604 Разходи за заплати, by client, premises and service / Cr 421 Персонал, by employee."""
    lines: list[EntryLine | None] = []
    for share in event.shares:
        lines.append(
            debit(WAGES, share.amount, employee_id=share.employee_id, service_id=share.service_id,
                  client_id=event.worked_for_client_id, premises_id=event.premises_id)
        )  # fmt: skip
        lines.append(credit(STAFF, share.amount, employee_id=share.employee_id))
    return _entry(lines, on=event.on, branch_id=event.branch_id, source_kind="visit", source_id=event.visit_id)


def balances_opened(event: BalancesOpened) -> Entry | None:
    """Dr 302/411/501/503 / Cr 199 Начални салда; Dr 199 / Cr 401. One entry for all balances of a kind."""
    return _opening(event.lines, on=event.on, branch_id=event.branch_id, source_id=event.opening_id)


def balances_withdrawn(event: BalancesWithdrawn) -> Entry | None:
    """The same sums on the other sides."""
    entry = _opening(event.lines, on=event.on, branch_id=event.branch_id, source_id=event.opening_id)
    return None if entry is None else replace(entry, lines=tuple(line.mirrored for line in entry.lines))


def _opening(lines: Iterable[OpenBalance], **about: Any) -> Entry | None:
    sides: list[EntryLine | None] = []
    for line in lines:
        side, other = (credit, debit) if line.account_code == SUPPLIERS else (debit, credit)
        keys = {"client_id": line.client_id, "supplier_id": line.supplier_id, "item_id": line.item_id}
        sides += [side(line.account_code, line.amount, **keys), other(OPENING, line.amount)]
    return _entry(sides, source_kind="opening", **about)


RULES: dict[type[DomainEvent], Callable[[Any], Entry | None]] = {
    AdvanceUsed: advance_used,
    BalancesOpened: balances_opened,
    BalancesWithdrawn: balances_withdrawn,
    GoodsReceived: goods_received,
    InvoiceIssued: invoice_issued,
    MaterialsConsumed: materials_consumed,
    MoneyMoved: money_moved,
    PaymentMade: payment_made,
    PaymentReceived: payment_received,
    StockCorrected: stock_corrected,
    WorkEarned: work_earned,
}
"""Event → the function that says what it does to the accounts. An event without a row does not touch the books."""


def entry_for(event: DomainEvent) -> Entry | None:
    return RULES[type(event)](event)
