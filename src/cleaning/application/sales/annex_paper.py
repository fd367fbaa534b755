"""An annex as its paper, and the letter that tells the client of new prices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.documents.agreements import AgreedService, AnnexPaper, ChangedPrice, ChangedTerm, LetterPaper
from cleaning.application.documents.issue import Issue, IssueDocument
from cleaning.application.documents.parties import PER, UNITS, ours, said, theirs
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.sales.clauses import index_clause
from cleaning.application.sales.contract_queries import AnnexRow, ContractCard, ContractLineCard
from cleaning.application.sales.frequency import frequency
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.documents.values import Kind
from cleaning.domain.sales.values import AnnexKind
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ContractId
from cleaning.domain.shared.money import ZERO, Money

TITLES = {
    "bg": ("Анекс № {number} към договор {contract}", "Писмо за нови цени по договор {contract}"),
    "en": ("Annex {number} to contract {contract}", "Letter about new prices of contract {contract}"),
}
SUBJECTS = {
    "bg": {AnnexKind.INDEXATION: "Индексация на цените", AnnexKind.RESTORED: "Предишните цени остават в сила"},
    "en": {AnnexKind.INDEXATION: "Indexation of prices", AnnexKind.RESTORED: "The previous prices stay in force"},
}
SUBJECT = {"bg": "Промяна на цените", "en": "Change of prices"}
END = {"bg": ("Край на договора", "без краен срок"), "en": ("End of the contract", "without an end")}


@dataclass(frozen=True, slots=True)
class PrintAnnex:
    """As PDF and the name of its file; issued the first time, the same for ever after."""

    sales: SalesQueries
    clients: ClientQueries
    premises: PremisesQueries
    company: CompanyQueries
    issue: IssueDocument
    access: Access

    def __call__(
        self, contract_id: ContractId, number: int, *, letter: bool = False, lang: str | None = None
    ) -> tuple[bytes, str]:
        self.access.require(Permission.SALES_CONTRACT_VIEW)
        scope = self.access.viewer.scope
        card, history = self.sales.contract(contract_id, scope=scope), self.sales.history(contract_id, scope=scope)
        annex = next((one for one in history.annexes if one.number == number), None)
        if annex is None:
            raise NotFound("annex", number)
        language = lang or str(self.clients.party(card.client_id).language)
        before = [one for one in history.lines if one.in_force(annex.effective_on - timedelta(days=1))]
        after = [one for one in history.lines if one.in_force(annex.effective_on)]
        compose = self._letter if letter else self._annex
        title = TITLES[language][letter].format(number=number, contract=card.number)
        kept = self.issue(
            Issue(
                kind=Kind.LETTER if letter else Kind.ANNEX, paper=compose(card, annex, before, after, language),
                number=f"{card.number}-{number}", title=title, subject_kind="annex", subject_id=annex.id,
                branch_id=card.branch_id, client_id=card.client_id, language=language,
            )
        )  # fmt: skip
        return kept.content, kept.name

    def _common(
        self, card: ContractCard, annex: AnnexRow, before: list[ContractLineCard], after: list[ContractLineCard]
    ) -> dict[str, Any]:
        return {
            "number": str(annex.number), "issued_on": annex.signed_on, "effective_on": annex.effective_on,
            "contract_number": card.number, "contract_on": card.signed_on,
            "contractor": ours(self.company.profile()), "client": theirs(self.clients.party(card.client_id)),
            "monthly_before": _month(before).amount, "monthly_after": _month(after).amount,
        }  # fmt: skip

    def _annex(
        self, card: ContractCard, annex: AnnexRow, before: list[ContractLineCard], after: list[ContractLineCard],
        lang: str,
    ) -> AnnexPaper:  # fmt: skip
        names = self.premises.names([line.premises_id for line in after])
        profile = self.company.profile()
        moved = (annex.renewed_from, annex.ends_on) if annex.kind is AnnexKind.RENEWAL else None
        words, never = END[lang]
        ends = [] if moved is None else [_last(day, never) for day in moved]
        changes = (ChangedTerm(subject=words, before=ends[0], after=ends[1]),) if ends else ()
        return AnnexPaper(
            **self._common(card, annex, before, after), city=profile.city, reason=annex.reason, changes=changes,
            vat_rate=self.company.vat_percent(after[0].vat_code, annex.signed_on)
            if profile.vat_registered and after else None,
            services=tuple(
                AgreedService(
                    name=line.description, place=names[line.premises_id].name, unit=said(UNITS, lang, line.unit),
                    quantity=line.quantity, frequency=frequency(line.rrule, lang), begins=f"{line.start_time:%H:%M}",
                    minutes=line.minutes, price=line.price.amount, per=said(PER, lang, line.per),
                    monthly=line.monthly.amount or None,
                ) for line in after
            ),
        )  # fmt: skip

    def _letter(
        self, card: ContractCard, annex: AnnexRow, before: list[ContractLineCard], after: list[ContractLineCard],
        lang: str,
    ) -> LetterPaper:  # fmt: skip
        names, old = self.premises.names([line.premises_id for line in after]), {line.id: line for line in before}
        return LetterPaper(
            **self._common(card, annex, before, after), percent=annex.percent,
            subject=SUBJECTS[lang].get(annex.kind, SUBJECT[lang]), signed_by=self._signer(),
            ground=self._ground(annex, lang),
            prices=tuple(
                ChangedPrice(
                    name=line.description, place=names[line.premises_id].name, per=said(PER, lang, line.per),
                    before=old[line.replaces_id].price.amount, after=line.price.amount,
                ) for line in after if line.replaces_id in old
            ),
        )  # fmt: skip

    def _ground(self, annex: AnnexRow, lang: str) -> str:
        """Without its stop: the paper writes one behind it."""
        rule = annex.terms.indexation if annex.kind is AnnexKind.INDEXATION else None
        return (index_clause(rule, lang, self.sales.indexes) or annex.reason).removesuffix(".")

    def _signer(self) -> str:
        """Who asked for it; letters the program prints by itself are signed for by the company."""
        viewer = self.access.viewer
        return viewer.name if viewer.user_id is not None else self.company.profile().accountable or viewer.name


def _month(lines: list[ContractLineCard]) -> Money:
    return sum((line.monthly for line in lines), ZERO)


def _last(day: Any, never: str) -> str:
    """The last day of work, as it reads."""
    return never if day is None else f"{day - timedelta(days=1):%d.%m.%Y}"
