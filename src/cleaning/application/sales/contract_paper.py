"""A contract as its paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.company.words import Wordbook, Words
from cleaning.application.documents.agreements import AgreedService, ContractPaper, Place
from cleaning.application.documents.issue import Issue, IssueDocument
from cleaning.application.documents.parties import PER, UNITS, ours, purpose_said, said, theirs
from cleaning.application.documents.render_paper import RenderPaper
from cleaning.application.premises.queries import PremisesQueries, PremisesRow
from cleaning.application.sales.clauses import conditions_of, index_clause
from cleaning.application.sales.contract_queries import ContractCard, ContractLineCard
from cleaning.application.sales.frequency import frequency
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.documents.values import Kind
from cleaning.domain.sales.values import Billing, ContractStage
from cleaning.domain.shared.ids import ContractId, PremisesId
from cleaning.domain.shared.money import ZERO

TITLES = {"bg": "Договор {number}", "en": "Contract {number}"}


@dataclass(frozen=True, slots=True)
class PaperOfContract:
    """Composed from what is stored now, in the client's language unless another is asked for."""

    sales: SalesQueries
    clients: ClientQueries
    premises: PremisesQueries
    company: CompanyQueries
    words: Words
    access: Access
    clock: Clock

    def __call__(self, contract_id: ContractId, *, lang: str | None = None) -> Issue:
        self.access.require(Permission.SALES_CONTRACT_VIEW)
        scope = self.access.viewer.scope
        card = self.sales.contract(contract_id, scope=scope)
        client = self.clients.party(card.client_id)
        language = lang or str(client.language)
        places = {row.id: row for row in self.premises.of_client(card.client_id, scope=scope)}
        paper = self._paper(card, language, places)
        return Issue(
            kind=Kind.CONTRACT, paper=paper, number=card.number, title=TITLES[language].format(number=card.number),
            subject_kind="contract", subject_id=card.id, branch_id=card.branch_id, client_id=card.client_id,
            language=language,
        )  # fmt: skip

    def _paper(self, card: ContractCard, language: str, places: dict[PremisesId, PremisesRow]) -> ContractPaper:
        client, profile = self.clients.party(card.client_id), self.company.profile()
        names = {key: row.name for key, row in places.items()}
        lines = [line for line in self.sales.contract_lines(card.id) if not line.annex]
        used = dict.fromkeys(line.premises_id for line in lines)
        terms = card.signed_terms
        return ContractPaper(
            number=card.number,
            issued_on=card.signed_on or self.clock.today(),
            contractor=ours(profile),
            client=theirs(client),
            services=tuple(_service(line, language, names) for line in lines),
            places=tuple(_place(places[one], language, self.words.book()) for one in used if one in places),
            starts_on=card.starts_on,
            ends_on=None if card.ends_on is None else card.ends_on - timedelta(days=1),
            renews=terms.renewal is not None,
            city=profile.city,
            title=card.title,
            monthly=sum((line.monthly for line in lines), ZERO).amount or None,
            by_visit=card.billing is Billing.PER_VISIT,
            vat_rate=self._rate(card) if profile.vat_registered else None,
            payment_days=terms.payment_days if terms.payment_days is not None else self._days(client.payment_days),
            notice_days=terms.notice_days,
            indexation=index_clause(terms.indexation, language, self.sales.indexes),
            conditions=conditions_of(terms, language),
            consumer=client.kind is ClientKind.INDIVIDUAL,
            note=card.note,
            draft=card.stage is ContractStage.DRAFT,
        )

    def _rate(self, card: ContractCard) -> Decimal:
        return self.company.vat_percent(card.lines[0].vat_code, card.signed_on or self.clock.today())

    def _days(self, of_client: int | None) -> int:
        return self.company.payment_days() if of_client is None else of_client


@dataclass(frozen=True, slots=True)
class PrintContract:
    """As PDF and the name its file should have; once it is signed, the same for ever."""

    compose: PaperOfContract
    issue: IssueDocument
    render: RenderPaper

    def __call__(self, contract_id: ContractId, *, lang: str | None = None) -> tuple[bytes, str]:
        paper = self.compose(contract_id, lang=lang)
        if paper.paper.draft:  # type: ignore[attr-defined]
            return self.render(paper.kind, paper.paper, paper.language, paper.branch_id), f"contract-{contract_id}.pdf"
        kept = self.issue(paper)
        return kept.content, kept.name


def _service(line: ContractLineCard, language: str, names: dict[PremisesId, str]) -> AgreedService:
    return AgreedService(
        name=line.description, place=names.get(line.premises_id, ""), unit=said(UNITS, language, line.unit),
        quantity=line.quantity, frequency=frequency(line.rrule, language), begins=f"{line.start_time:%H:%M}",
        minutes=line.minutes, price=line.price.amount, per=said(PER, language, line.per),
        monthly=line.monthly.amount or None,
    )  # fmt: skip


def _place(row: PremisesRow, language: str, book: Wordbook) -> Place:
    return Place(
        name=row.name, address=row.address, purpose=purpose_said(book, language, row.purpose), area=row.area,
        own=row.own,  # type: ignore[arg-type]
    )  # fmt: skip
