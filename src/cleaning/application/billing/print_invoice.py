"""A document as its paper."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.billing.queries import BillingQueries, InvoiceCard
from cleaning.application.billing.sides import buyer_of, seller_of
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.documents.papers import InvoicePaper, PaperLine, Party, VatRow
from cleaning.application.documents.ports import Papers
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.domain.billing.values import Snapshot, Stage
from cleaning.domain.shared.ids import InvoiceId

UNITS = {
    "bg": {"m2": "м²", "h": "ч", "piece": "бр.", "l": "л", "kg": "кг", "m": "м", "visit": "посещ.", "month": "мес."},
    "en": {"m2": "m²", "h": "h", "piece": "pcs", "l": "l", "kg": "kg", "m": "m", "visit": "visits", "month": "mo."},
}
METHODS = {
    "bg": {"bank": "По банков път", "cash": "В брой", "card": "С карта"},
    "en": {"bank": "Bank transfer", "cash": "Cash", "card": "Card"},
}


@dataclass(frozen=True, slots=True)
class PrintInvoice:
    """The same document in the same language is always the same bytes."""

    access: Access
    clock: Clock
    billing: BillingQueries
    clients: ClientQueries
    company: CompanyQueries
    sales: SalesQueries
    papers: Papers

    def __call__(self, invoice_id: InvoiceId, language: str = "bg") -> bytes:
        self.access.require(Permission.INVOICES_VIEW)
        card = self.billing.card(invoice_id, scope=self.access.viewer.scope)
        return self.papers.invoice(self.paper(card, language), language)

    def paper(self, card: InvoiceCard, language: str) -> InvoicePaper:
        draft = card.stage is Stage.DRAFT
        numbers = self.sales.numbers([card.contract_id]) if card.contract_id else {}
        return InvoicePaper(
            kind=card.kind.value,
            number=card.number or "",
            issued_on=card.issued_on or self.clock.today(),
            seller=card.seller or _party(seller_of(self.company.profile())),
            buyer=card.buyer or _party(buyer_of(self.clients.party(card.client_id))),
            lines=tuple(
                PaperLine(
                    name=line.description,
                    unit=UNITS[language].get(line.unit, line.unit),
                    quantity=line.quantity,
                    unit_price=line.unit_price.amount,
                    net=line.net.amount,
                    discount=line.discount,
                    vat_rate=line.vat_rate,
                    note=line.note,
                )
                for line in card.lines
            ),
            vat_rows=tuple(
                VatRow(rate=row.rate, base=row.base.amount, vat=row.vat.amount, ground=row.ground)
                for row in card.vat_rows
            ),
            net=card.net.amount,
            vat=card.vat.amount,
            total=card.total.amount,
            tax_event_on=card.tax_event_on,
            due_on=card.due_on,
            place=card.place,
            payment_method=METHODS[language].get(card.payment_method, card.payment_method),
            contract=numbers.get(card.contract_id, "") if card.contract_id else "",
            original_number=card.corrects_number or "",
            original_on=card.corrects_on,
            correction_ground=card.correction_ground,
            compiled_by=card.compiled_by,
            note=card.note,
            draft=draft,
            annulled=card.stage is Stage.ANNULLED,
        )


def _party(side: Snapshot) -> Party:
    return Party(
        name=side.name, eik=side.eik, personal_number=side.personal_number, vat_number=side.vat_number,
        address=side.address, city=side.city, accountable=side.accountable, phone=side.phone, email=side.email,
        bank=side.bank, iban=side.iban, bic=side.bic,
    )  # fmt: skip
