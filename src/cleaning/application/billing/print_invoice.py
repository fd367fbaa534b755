"""A document as its paper."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.billing.queries import BillingQueries, InvoiceCard
from cleaning.application.billing.sides import buyer_of, seller_of
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.documents.issue import Issue, IssueDocument
from cleaning.application.documents.papers import InvoicePaper, PaperLine, Party, VatRow
from cleaning.application.documents.parties import UNITS, said
from cleaning.application.documents.render_paper import RenderPaper
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.domain.billing.values import Snapshot, Stage
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.ids import InvoiceId

METHODS = {
    "bg": {"bank": "По банков път", "cash": "В брой", "card": "С карта"},
    "en": {"bank": "Bank transfer", "cash": "Cash", "card": "Card"},
}


TITLES = {
    "bg": {"invoice": "Фактура", "credit": "Кредитно известие", "debit": "Дебитно известие", "proforma": "Проформа"},
    "en": {"invoice": "Invoice", "credit": "Credit note", "debit": "Debit note", "proforma": "Pro forma"},
}
GROUND = "Основание за неначисляване на ДДС: "


@dataclass(frozen=True, slots=True)
class PrintInvoice:
    """A draft as it stands; an issued document once and for ever, its annulment as its second edition."""

    access: Access
    clock: Clock
    billing: BillingQueries
    clients: ClientQueries
    company: CompanyQueries
    sales: SalesQueries
    issue: IssueDocument
    render: RenderPaper

    def __call__(self, invoice_id: InvoiceId, language: str = "bg") -> bytes:
        self.access.require(Permission.INVOICES_VIEW)
        card = self.billing.card(invoice_id, scope=self.access.viewer.scope)
        kind = Kind(card.kind.value)
        if card.stage is Stage.DRAFT:
            return self.render(kind, self.paper(card, language), language, card.branch_id)
        edition = 2 if card.stage is Stage.ANNULLED else 1
        known = self.issue.find(card.branch_id, kind, "invoice", card.id, language, edition)
        if known is not None:
            return known.content
        number = card.number or ""
        return self.issue(
            Issue(
                kind=kind, paper=self.paper(card, language), number=number, title=f"{TITLES[language][kind]} {number}",
                subject_kind="invoice", subject_id=card.id, branch_id=card.branch_id, client_id=card.client_id,
                language=language, edition=edition,
            )
        ).content  # fmt: skip

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
                    unit=said(UNITS, language, line.unit),
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
                VatRow(rate=row.rate, base=row.base.amount, vat=row.vat.amount, ground=row.ground.removeprefix(GROUND))
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
