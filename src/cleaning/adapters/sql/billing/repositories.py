"""Documents, and what waits to be billed, by SQLAlchemy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from cleaning.adapters.sql.billing.tables import billable_visits, billed_months, invoices, monthly_fees
from cleaning.adapters.sql.errors import translated
from cleaning.adapters.sql.session import OurSession
from cleaning.application.billing.ports import FinishedVisit, MonthlyFee
from cleaning.domain.billing.invoice import Invoice
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.domain.shared.ids import ClientId, ContractId, InvoiceId, VisitId


@dataclass(frozen=True, slots=True)
class SqlInvoices:
    session: OurSession

    def add(self, invoice: Invoice) -> None:
        with translated():
            self.session.add(invoice)
            self.session.flush()

    def get(self, invoice_id: InvoiceId, *, lock: bool = False) -> Invoice:
        found = self.session.hold(Invoice, invoice_id) if lock else self.session.get(Invoice, invoice_id)
        if found is None:
            raise NotFound("invoice", invoice_id)
        return found

    def remove(self, invoice: Invoice) -> None:
        self.session.delete(invoice)

    def corrected(self, invoice_id: InvoiceId) -> bool:
        noted = select(invoices.c.id).where(invoices.c.corrects_id == invoice_id, invoices.c.kind == "credit")
        return self.session.scalar(noted.where(invoices.c.stage != "annulled").limit(1)) is not None


@dataclass(frozen=True, slots=True)
class SqlBillables:
    session: OurSession

    def note_visit(self, visit: FinishedVisit) -> None:
        row = {name: getattr(visit, name) for name in visit.__struct_fields__}
        self.session.execute(upsert(billable_visits).values(row).on_conflict_do_nothing())

    def note_fees(self, fees: Sequence[MonthlyFee]) -> None:
        rows = [{name: getattr(fee, name) for name in fee.__struct_fields__} for fee in fees]
        said = upsert(monthly_fees)
        days = {name: said.excluded[name] for name in ("starts_on", "ends_on")}
        self.session.execute(said.on_conflict_do_update(index_elements=["contract_line_id"], set_=days), rows)

    def claim_visits(self, invoice_id: InvoiceId, client_id: ClientId, visits: Sequence[VisitId]) -> None:
        free = (billable_visits.c.client_id == client_id, billable_visits.c.invoice_id.is_(None))
        # two people billing the same visits meet in the order of the ids, and the second finds them taken
        wanted = select(billable_visits.c.visit_id).where(billable_visits.c.visit_id.in_(visits), *free)
        got = set(self.session.scalars(wanted.order_by(billable_visits.c.visit_id).with_for_update()))
        if missing := [visit for visit in visits if visit not in got]:
            raise RuleBroken("invoice.visit_billed", field="visit_ids", visits=missing)
        taken = update(billable_visits).where(billable_visits.c.visit_id.in_(visits))
        self.session.execute(taken.values(invoice_id=invoice_id))

    def claim_month(self, invoice_id: InvoiceId, contract_id: ContractId, month: date) -> None:
        with translated():
            self.session.execute(
                insert(billed_months).values(contract_id=contract_id, month=month, invoice_id=invoice_id)
            )

    def release(self, invoice_id: InvoiceId) -> None:
        billed = billable_visits.c.invoice_id == invoice_id
        self.session.execute(update(billable_visits).where(billed).values(invoice_id=None))
        self.session.execute(delete(billed_months).where(billed_months.c.invoice_id == invoice_id))
