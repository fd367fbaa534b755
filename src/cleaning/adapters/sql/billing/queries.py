"""Documents as lists and cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select, true, tuple_
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.orm import aliased

from cleaning.adapters.sql.arrays import one_of_ids
from cleaning.adapters.sql.billing.tables import (
    billable_visits,
    billed_months,
    invoice_lines,
    invoice_vat,
    invoices,
    monthly_fees,
)
from cleaning.adapters.sql.billing.waiting import fees_of, rests_of, to_bill, unbilled_visits
from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.treasury.tables import debts
from cleaning.adapters.sql.types import MoneyType
from cleaning.application.billing.queries import (
    Fee,
    InvoiceCard,
    InvoiceFigures,
    InvoiceFilter,
    InvoiceLineRow,
    InvoiceRow,
    InvoiceVatRow,
    ToBill,
    UnbilledVisit,
    VatOfMonth,
)
from cleaning.application.documents.papers import Party
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, encode_cursor
from cleaning.domain.ledger.month import next_month
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ContractId

NOTHING = func.coalesce(debts.c.settled, 0, type_=MoneyType()).label("paid")
OPEN = and_(debts.c.settled != debts.c.amount, debts.c.amount > 0)


def _with_debts() -> Any:
    of_invoice = and_(debts.c.source_kind == "invoice", debts.c.source_id == invoices.c.id)
    return invoices.join(clients, clients.c.id == invoices.c.client_id).outerjoin(debts, of_invoice)


def _seen(scope: Scope) -> list[ColumnElement[bool]]:
    """Every read starts here, so no read forgets whose branches the viewer may see."""
    seen = [invoices.c.branch_id.in_(scope.branch_ids)]
    if scope.client_id is not None:
        seen += [invoices.c.client_id == scope.client_id, invoices.c.stage != "draft"]
    return [false()] if scope.employee_id is not None else seen


def _rows(scope: Scope) -> Select[Any]:
    day = func.coalesce(invoices.c.issued_on, func.cast(invoices.c.created_at, invoices.c.issued_on.type))
    return (
        select(
            invoices.c.id, invoices.c.kind, invoices.c.stage, invoices.c.number, invoices.c.client_id,
            clients.c.name.label("client"), invoices.c.branch_id, day.label("on"), invoices.c.due_on,
            invoices.c.net, invoices.c.vat, invoices.c.total, NOTHING,
        )
        .select_from(_with_debts())
        .where(*_seen(scope))
    )  # fmt: skip


def _gathered(value: Any, condition: ColumnElement[bool], order: Any) -> Any:
    """Values of other rows as a list beside this one."""
    return select(func.array_agg(aggregate_order_by(value, order))).where(condition).scalar_subquery()


def _wanted(wanted: InvoiceFilter, today: date) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    states = {
        "draft": invoices.c.stage == "draft",
        "unpaid": and_(invoices.c.stage == "issued", OPEN),
        "overdue": and_(invoices.c.stage == "issued", OPEN, debts.c.due_on < today),
        "paid": and_(invoices.c.stage == "issued", debts.c.settled == debts.c.amount),
        "annulled": invoices.c.stage == "annulled",
    }
    if wanted.state in states:
        conditions.append(states[wanted.state])
    if wanted.month is not None:
        conditions += [invoices.c.issued_on >= wanted.month, invoices.c.issued_on < next_month(wanted.month)]
    if wanted.client_id is not None:
        conditions.append(invoices.c.client_id == wanted.client_id)
    if wanted.contract_id is not None:
        conditions.append(invoices.c.contract_id == wanted.contract_id)
    if text := wanted.q.strip():
        named = clients.c.name.icontains(text, autoescape=True)
        numbered = invoices.c.number == text.zfill(10) if text.isdigit() else false()
        conditions.append(or_(numbered, named))
    return conditions


def _after(cursor: str | None) -> list[ColumnElement[bool]]:
    """Drafts have no day and come first."""
    values = decode_cursor(cursor)
    if values is None:
        return []
    day, last = values
    if day is None:
        return [or_(invoices.c.issued_on.is_not(None), invoices.c.id < last)]
    return [tuple_(invoices.c.issued_on, invoices.c.id) < tuple_(date.fromisoformat(day), last)]


@dataclass(frozen=True, slots=True)
class SqlBillingQueries:
    reads: Reads

    def page(
        self, wanted: InvoiceFilter, *, scope: Scope, today: date, after: str | None = None, limit: int | None = None
    ) -> Page[InvoiceRow]:
        size = bounded(limit)
        found = _rows(scope).where(*_wanted(wanted, today), *_after(after))
        ordered = found.order_by(invoices.c.issued_on.desc().nulls_first(), invoices.c.id.desc()).limit(size + 1)
        rows = self.reads.structs(InvoiceRow, ordered)
        last = rows[size - 1] if len(rows) > size else None
        key = None if last is None else encode_cursor(last.on.isoformat() if last.number else None, last.id)
        return Page(rows=rows[:size], next=key)

    def card(self, invoice_id: int, *, scope: Scope) -> InvoiceCard:
        """Three queries: the document with what it bills and what corrects it, its lines, its VAT."""
        original, note = aliased(invoices, name="original"), aliased(invoices, name="note")
        columns = [c for c in invoices.c if c.name not in ("sealed", "seller", "buyer")]
        found = self.reads.first(
            select(
                *columns, invoices.c.seller, invoices.c.buyer, clients.c.name.label("client"), NOTHING,
                original.c.number.label("corrects_number"), original.c.issued_on.label("corrects_on"),
                _gathered(note.c.id, note.c.corrects_id == invoices.c.id, note.c.id).label("notes"),
                _gathered(func.coalesce(note.c.number, ""), note.c.corrects_id == invoices.c.id, note.c.id)
                .label("note_numbers"),
                _gathered(billable_visits.c.visit_id, billable_visits.c.invoice_id == invoices.c.id,
                          billable_visits.c.on).label("visit_ids"),
                _gathered(billed_months.c.month, billed_months.c.invoice_id == invoices.c.id, billed_months.c.month)
                .label("months"),
            )
            .select_from(_with_debts().outerjoin(original, original.c.id == invoices.c.corrects_id))
            .where(*_seen(scope), invoices.c.id == invoice_id)
        )  # fmt: skip
        if found is None:
            raise NotFound("invoice", invoice_id)
        known = dict(found._mapping)
        for side in ("seller", "buyer"):
            if (snapshot := known[side]) is not None:
                known[side] = Party(**{name: getattr(snapshot, name) for name in Party.__struct_fields__})
        for many in ("notes", "note_numbers", "visit_ids", "months"):
            known[many] = known[many] or []
        numbers = [number or None for number in known.pop("note_numbers")]
        known["corrected_by"] = list(zip(known.pop("notes"), numbers, strict=True))
        return InvoiceCard(**known, **self._parts(invoice_id))

    def _parts(self, invoice_id: int) -> dict[str, Any]:
        lines = select(*(c for c in invoice_lines.c if c.name != "invoice_id"))
        rows = select(*(invoice_vat.c[name] for name in InvoiceVatRow.__struct_fields__))
        return {
            "lines": self.reads.structs(
                InvoiceLineRow,
                lines.where(invoice_lines.c.invoice_id == invoice_id).order_by(invoice_lines.c.position),
            ),
            "vat_rows": self.reads.structs(
                InvoiceVatRow, rows.where(invoice_vat.c.invoice_id == invoice_id).order_by(invoice_vat.c.position)
            ),
        }

    def figures(self, *, scope: Scope, today: date, month: date) -> InvoiceFigures:
        """One query of three sums."""
        seen = _seen(scope)
        owed = and_(debts.c.branch_id.in_(scope.branch_ids), debts.c.side == "receivable", OPEN)
        late = debts.c.due_on < today
        left = func.sum(debts.c.amount - debts.c.settled)
        drafts = select(func.count().label("drafts")).select_from(invoices).where(*seen, invoices.c.stage == "draft")
        unpaid = select(
            func.count().label("unpaid"), func.count().filter(late).label("overdue"),
            func.coalesce(left.filter(late), 0, type_=MoneyType()).label("overdue_sum"),
        ).where(owed)  # fmt: skip
        of_month = (
            select(
                func.count().label("month"),
                func.coalesce(func.sum(invoices.c.total), 0, type_=MoneyType()).label("month_sum"),
            )
            .where(*seen, invoices.c.stage == "issued")
            .where(invoices.c.issued_on >= month, invoices.c.issued_on < next_month(month))
        )
        parts = [part.subquery() for part in (drafts, unpaid, of_month)]
        every = select(*(column for part in parts for column in part.c))
        joined = parts[0].join(parts[1], true()).join(parts[2], true())
        return self.reads.structs(InvoiceFigures, every.select_from(joined))[0]

    def of_client(self, client_id: int, *, scope: Scope, limit: int = 10) -> list[InvoiceRow]:
        found = _rows(scope).where(invoices.c.client_id == client_id)
        newest = found.order_by(invoices.c.issued_on.desc().nulls_first(), invoices.c.id.desc())
        return self.reads.structs(InvoiceRow, newest.limit(limit))

    def numbers(self, ids: Sequence[int]) -> dict[int, str]:
        found = select(invoices.c.id, invoices.c.number).where(invoices.c.id.in_(ids), invoices.c.number.is_not(None))
        return {row.id: row.number for row in self.reads.all(found)} if ids else {}

    def to_bill(self, *, scope: Scope, today: date, client_id: int | None = None, limit: int = 200) -> list[ToBill]:
        return to_bill(self.reads, scope, today, client_id, limit)

    def unbilled_visits(self, client_id: int, *, scope: Scope, until: date | None = None) -> list[UnbilledVisit]:
        return unbilled_visits(self.reads, client_id, scope, until)

    def billed(self, contract_ids: Sequence[ContractId], *, since: date) -> set[ContractId]:
        found = select(billed_months.c.contract_id).where(billed_months.c.month >= since)
        rows = self.reads.all(found.where(one_of_ids(billed_months.c.contract_id, contract_ids)))
        return {ContractId(row.contract_id) for row in rows}

    def fees(self, contract_id: int) -> list[Fee]:
        return self.reads.structs(Fee, fees_of().where(monthly_fees.c.contract_id == contract_id))

    def rests(self, contract_id: int) -> list[tuple[date, date | None]]:
        return [(row.starts_on, row.resumes_on) for row in self.reads.all(rests_of(contract_id))]

    def vat_month(self, month: date, *, scope: Scope) -> list[VatOfMonth]:
        found = (
            select(
                invoice_vat.c.code, invoice_vat.c.rate, func.count(invoices.c.id.distinct()).label("documents"),
                func.sum(invoice_vat.c.base).label("base"), func.sum(invoice_vat.c.vat).label("vat"),
            )
            .join(invoices, invoices.c.id == invoice_vat.c.invoice_id)
            .where(*_seen(scope), invoices.c.stage == "issued")
            .where(invoices.c.tax_event_on >= month, invoices.c.tax_event_on < next_month(month))
            .group_by(invoice_vat.c.code, invoice_vat.c.rate)
            .order_by(invoice_vat.c.rate.desc().nulls_last(), invoice_vat.c.code)
        )  # fmt: skip
        return self.reads.structs(VatOfMonth, found)
