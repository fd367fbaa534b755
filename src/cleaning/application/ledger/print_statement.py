"""A client's account as a paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zlib import crc32

import msgspec

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.documents.issue import Issue, IssueDocument
from cleaning.application.documents.papers import Ageing, Party, StatementPaper, StatementRow
from cleaning.application.ledger.queries import LedgerQueries, StatementLine
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.application.treasury.queries import TreasuryQueries
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.ids import ClientId

SOURCES = {
    "bg": {"invoice": "Фактура", "payment": "Плащане", "advance": "Приспадане на аванс", "manual": "Счетоводна статия"},
    "en": {"invoice": "Invoice", "payment": "Payment", "advance": "Advance used", "manual": "Entry"},
}

TITLES = {
    "bg": "Извлечение от сметка {start:%d.%m.%Y} – {end:%d.%m.%Y}",
    "en": "Statement of account {start:%d.%m.%Y} – {end:%d.%m.%Y}",
}


@dataclass(frozen=True, slots=True)
class PrintStatement:
    """Kept like every paper that leaves the house: asked again on the day, with nothing new in the account, it is the
    same bytes; anything else is an edition of its own."""

    access: Access
    clock: Clock
    ledger: LedgerQueries
    treasury: TreasuryQueries
    clients: ClientQueries
    company: CompanyQueries
    issue: IssueDocument

    def __call__(self, client_id: int, start: date, end: date, language: str = "bg") -> bytes:
        party = self.clients.party(client_id)
        self.access.require(Permission.INVOICES_VIEW, branch=party.branch_id)
        profile = self.company.profile()
        found = self.ledger.statement(client_id, start, end)
        today = self.clock.today()
        owed = self.treasury.ageing(scope=self.access.viewer.scope, today=today, client_id=client_id)
        paper = StatementPaper(
            issued_on=today,
            starts_on=start,
            ends_on=end,
            seller=Party(
                name=profile.legal_name or profile.name,
                eik=profile.eik,
                vat_number=profile.vat_number,
                address=profile.address,
                city=profile.city,
                phone=profile.phone,
                email=profile.email,
                bank=profile.bank,
                iban=profile.iban,
                bic=profile.bic,
            ),
            client=Party(
                name=party.name,
                eik=party.eik or "",
                vat_number=party.vat_number or "",
                address=party.address,
                city=party.city,
                accountable=party.accountable,
            ),
            opening=found.opening.amount,
            rows=tuple(_row(line, language) for line in found.lines),
            debit=found.debit.amount,
            credit=found.credit.amount,
            closing=found.closing.amount,
            ageing=_ageing(owed[0]) if owed and end >= today else None,
        )
        number = f"{client_id:06d}-{today:%y%m%d}"
        kept = self.issue(
            Issue(
                kind=Kind.STATEMENT, paper=paper, number=number, subject_kind="client", subject_id=client_id,
                title=TITLES[language].format(start=start, end=end), branch_id=party.branch_id,
                client_id=ClientId(client_id), language=language, edition=crc32(msgspec.json.encode(paper)) >> 2,
            )
        )  # fmt: skip
        return kept.content


def _row(line: StatementLine, language: str) -> StatementRow:
    kind = SOURCES[language].get(line.source_kind, line.source_kind)
    return StatementRow(
        on=line.on, document=line.number or "–", text=line.text or kind, debit=line.debit.amount,
        credit=line.credit.amount, balance=line.balance.amount,
    )  # fmt: skip


def _ageing(row: object) -> Ageing:
    return Ageing(**{name: getattr(row, name).amount for name in Ageing.__struct_fields__})
