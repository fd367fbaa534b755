"""The offer as paper: what the client reads; the cost behind it stays in the house."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.documents.issue import Issue, IssueDocument
from cleaning.application.documents.papers import Customer, Party, QuoteLine, QuotePaper, VatRow
from cleaning.application.documents.render_paper import RenderPaper
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.sales.frequency import frequency
from cleaning.application.sales.queries import QuoteCard, QuoteLineCard, SalesQueries
from cleaning.application.shared.access import Access, Permission, Scope
from cleaning.application.shared.ports import Clock
from cleaning.domain.documents.values import Kind
from cleaning.domain.sales.totals import vat_of
from cleaning.domain.sales.values import Per, QuoteStage
from cleaning.domain.shared.ids import QuoteId
from cleaning.domain.shared.money import ZERO, Money

TITLES = {"bg": "Оферта {number}", "en": "Quote {number}"}
TERMS = {
    "bg": ("Плащане до {n} дни от издаване на фактурата.", "Срок на договора: {n} месеца."),
    "en": ("Payment within {n} days of the invoice.", "Term of the contract: {n} months."),
}


class Composed(msgspec.Struct, frozen=True, kw_only=True):
    """A paper, the language it is in, and the offer it shows."""

    paper: QuotePaper
    lang: str
    quote: QuoteCard

    def as_content(self) -> dict[str, Any]:
        content: dict[str, Any] = msgspec.to_builtins(self.paper)
        return {"lang": self.lang, "paper": content}


@dataclass(frozen=True, slots=True)
class PaperOfQuote:
    """Composed from what is stored now; ``lang`` None is the client's own."""

    sales: SalesQueries
    clients: ClientQueries
    premises: PremisesQueries
    company: CompanyQueries
    access: Access
    clock: Clock

    def __call__(self, quote_id: QuoteId, *, lang: str | None) -> Composed:
        self.access.require(Permission.SALES_QUOTE_VIEW)
        viewer = self.access.viewer
        quote = self.sales.quote(quote_id, scope=Scope(branch_ids=viewer.branch_ids))
        party = self.clients.party(quote.client_id)
        language = lang or str(party.language)
        today = self.clock.today()
        counted = [line for line in quote.lines if line.chosen or not line.optional]
        sums = _sums(quote, counted)
        rows = self._vat(sums, quote.sent_at.date() if quote.sent_at else today)
        net = sum(sums.values(), ZERO)
        vat = sum((row.vat for row in rows), Decimal(0))
        names = self.premises.names([line.premises_id for line in quote.lines])
        paper = QuotePaper(
            number=quote.number,
            issued_on=quote.sent_at.date() if quote.sent_at else today,
            seller=self._seller(),
            client=Customer(
                name=party.name,
                own=party.own,  # type: ignore[arg-type]
                eik=party.eik or "",
                vat_number=party.vat_number or "",
                address=party.address,
                city=party.city,
                accountable=party.accountable,
                phone=party.phone or "",
                email=party.email or "",
            ),
            lines=tuple(_line(line, language) for line in counted),
            options=tuple(_line(line, language) for line in quote.lines if line not in counted),
            vat_rows=tuple(rows),
            net=net.amount,
            vat=vat,
            total=net.amount + vat,
            totals_per="month" if quote.monthly else "once",
            valid_until=quote.valid_until,
            version=quote.edition,
            subject=quote.title,
            premises=tuple(f"{one.name}, {one.address}" if one.address else one.name for one in names.values()),
            conditions=(*_terms(quote, party.payment_days, language), *quote.conditions),
            prepared_by=viewer.name,
            note=quote.note,
            draft=quote.stage is QuoteStage.DRAFT,
        )
        return Composed(paper=paper, lang=language, quote=quote)

    def _vat(self, sums: Mapping[str, Money], on: date) -> list[VatRow]:
        if not self.company.profile().vat_registered:
            return [VatRow(rate=None, base=sum(sums.values(), ZERO).amount, vat=Decimal(0))]
        rates = {str(row.code): row for row in self.company.vat_rates(on)}
        return [
            VatRow(rate=row.percent, base=row.base.amount, vat=row.vat.amount, ground=rates[row.code].ground)
            for row in vat_of(sums, {code: rate.percent for code, rate in rates.items()})
        ]

    def _seller(self) -> Party:
        profile = self.company.profile()
        shown = ("name", "eik", "vat_number", "address", "city", "accountable", "phone", "email", "bank", "iban", "bic")
        values = {name: getattr(profile, name) for name in shown}
        return Party(**values | {"name": profile.legal_name or profile.name})


@dataclass(frozen=True, slots=True)
class PrintQuote:
    """The offer as PDF, and the name the file should have. What was sent is kept, edition by edition."""

    compose: PaperOfQuote
    issue: IssueDocument
    render: RenderPaper

    def __call__(self, quote_id: QuoteId, *, lang: str | None = None) -> tuple[bytes, str]:
        composed = self.compose(quote_id, lang=lang)
        quote, paper = composed.quote, composed.paper
        if paper.draft:
            content = self.render(Kind.QUOTE, paper, composed.lang, quote.branch_id)
            return content, f"{Kind.QUOTE}-{paper.number}.pdf"
        kept = self.issue(
            Issue(
                kind=Kind.QUOTE, paper=paper, number=paper.number, subject_kind="quote", subject_id=quote_id,
                title=TITLES[composed.lang].format(number=paper.number), branch_id=quote.branch_id,
                client_id=quote.client_id, language=composed.lang, edition=quote.edition,
            )
        )  # fmt: skip
        return kept.content, kept.name


def _sums(quote: QuoteCard, counted: Iterable[QuoteLineCard]) -> dict[str, Money]:
    """Base by VAT code: of a month when there is one, else of the work done once."""
    sums: dict[str, Money] = {}
    for line in counted:
        amount = line.monthly if quote.monthly else line.whole
        if amount:
            sums[line.vat_code] = sums.get(line.vat_code, ZERO) + amount
    return sums


def _line(line: QuoteLineCard, lang: str) -> QuoteLine:
    return QuoteLine(
        description=line.description,
        frequency=frequency(line.rrule, lang),
        per_visit=line.price.amount if line.per is Per.VISIT or line.once else None,
        per_month=line.monthly.amount if line.monthly else None,
    )


def _terms(quote: QuoteCard, client_days: int | None, lang: str) -> list[str]:
    paid, lasts = TERMS[lang]
    days = quote.payment_days if quote.payment_days is not None else client_days
    terms = [] if days is None else [paid.format(n=days)]
    return terms if quote.months is None or not quote.monthly else [*terms, lasts.format(n=quote.months)]
