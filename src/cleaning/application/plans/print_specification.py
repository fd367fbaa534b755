"""The technology table of a plan as an appendix to its contract."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.company.words import Wordbook, Words
from cleaning.application.documents.agreements import Operation, Place, SpecificationPaper, Specified, Zone
from cleaning.application.documents.issue import Issue, IssueDocument
from cleaning.application.documents.parties import CONDITIONS, FLOORS, ours, purpose_said, said, theirs
from cleaning.application.plans.queries import PlanItemRow, PlanQueries
from cleaning.application.premises.queries import PremisesCard, PremisesQueries
from cleaning.application.sales.frequency import frequency
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.ids import PlanId

TITLES = {"bg": "Технологична карта – {place}", "en": "Cleaning specification – {place}"}


@dataclass(frozen=True, slots=True)
class PrintSpecification:
    """As PDF and the name of its file; every version of the plan is an edition of its own."""

    plans: PlanQueries
    premises: PremisesQueries
    clients: ClientQueries
    company: CompanyQueries
    words: Words
    sales: SalesQueries
    issue: IssueDocument
    access: Access
    clock: Clock

    def __call__(self, plan_id: PlanId, *, lang: str | None = None) -> tuple[bytes, str]:
        self.access.require(Permission.PLANS_VIEW)
        scope = self.access.viewer.scope
        plan = self.plans.card(plan_id, scope)
        client = self.clients.party(plan.client_id)
        language = lang or str(client.language)
        known = self.issue.find(plan.branch_id, Kind.SPECIFICATION, "plan", plan_id, language, plan.version)
        if known is not None:
            return known.content, known.name
        place = self.premises.card(plan.premises_id, scope=scope)
        contract = self.sales.contract(plan.contract_id, scope=scope) if plan.contract_id else None
        paper = SpecificationPaper(
            number=f"{plan.id}/{plan.version}",
            issued_on=self.clock.today(),
            contractor=ours(self.company.profile()),
            client=theirs(client),
            places=(_specified(place, plan.items, language, self.words.book()),),
            contract=contract.number if contract else "",
            contract_on=contract.signed_on if contract else None,
            starts_on=plan.starts_on,
            title=plan.title,
        )
        kept = self.issue(
            Issue(
                kind=Kind.SPECIFICATION, paper=paper, number=paper.number, subject_kind="plan", subject_id=plan_id,
                title=TITLES[language].format(place=plan.premises_name), branch_id=plan.branch_id,
                client_id=plan.client_id, language=language, edition=plan.version,
            )
        )  # fmt: skip
        return kept.content, kept.name


def _specified(place: PremisesCard, items: list[PlanItemRow], language: str, book: Wordbook) -> Specified:
    return Specified(
        place=Place(
            name=place.name, address=place.address, area=place.area,
            purpose=purpose_said(book, language, place.purpose),
            own=place.own,  # type: ignore[arg-type]
        ),
        zones=tuple(
            Zone(
                name=zone.name, area=zone.area, windows=zone.windows or 0,
                floor_kind=said(FLOORS, language, zone.floor_kind) if zone.floor_kind else "",
                sanitary_units=zone.sanitary_units or 0,
            )
            for zone in place.zones
        ),
        operations=tuple(
            Operation(
                name=item.title, zone=item.zone, frequency=frequency(item.rrule, language),
                begins=f"{item.start_time:%H:%M}", instructions=item.instructions or ", ".join(item.checklist),
            )
            for item in items
        ),
        conditions=(
            *(said(CONDITIONS, language, one) for one in place.conditions), *filter(None, (place.conditions_note,))
        ),
        wishes=place.wishes,
    )  # fmt: skip
