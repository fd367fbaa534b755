"""A visit as the order form that the client signs before it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from zoneinfo import ZoneInfo

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyProfile, CompanyQueries
from cleaning.application.company.words import Words
from cleaning.application.documents.agreements import OrderedService, OrderPaper, Place
from cleaning.application.documents.issue import Issue, IssueDocument
from cleaning.application.documents.parties import CONDITIONS, UNITS, ours, purpose_said, said, theirs
from cleaning.application.premises.queries import PremisesCard, PremisesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.application.visits.queries import VisitCard, VisitLine, VisitQueries
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.ids import VisitId
from cleaning.domain.visits.values import Per

TITLES = {"bg": "Заявка {number}", "en": "Order {number}"}
PAYMENT = {"bg": "до {days} дни от издаване на фактурата", "en": "within {days} days of the invoice"}


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """As PDF and the name of its file; a visit that was changed is a new edition."""

    visits: VisitQueries
    premises: PremisesQueries
    clients: ClientQueries
    company: CompanyQueries
    words: Words
    issue: IssueDocument
    access: Access
    clock: Clock

    def __call__(self, visit_id: VisitId, *, lang: str | None = None) -> tuple[bytes, str]:
        self.access.require(Permission.VISITS_VIEW)
        scope = self.access.viewer.scope
        visit = self.visits.card(visit_id, scope)
        language = lang or str(self.clients.party(visit.client_id).language)
        known = self.issue.find(visit.branch_id, Kind.ORDER, "visit", visit_id, language, visit.version)
        if known is not None:
            return known.content, known.name
        place = self.premises.card(visit.premises_id, scope=scope)
        paper = self._paper(visit, place, language)
        kept = self.issue(
            Issue(
                kind=Kind.ORDER, paper=paper, number=paper.number, title=TITLES[language].format(number=paper.number),
                subject_kind="visit", subject_id=visit_id, branch_id=visit.branch_id, client_id=visit.client_id,
                language=language, edition=visit.version,
            )
        )  # fmt: skip
        return kept.content, kept.name

    def _paper(self, visit: VisitCard, place: PremisesCard, language: str) -> OrderPaper:
        client, profile = self.clients.party(visit.client_id), self.company.profile()
        zone = ZoneInfo(profile.zone)
        days = self.company.payment_days() if client.payment_days is None else client.payment_days
        return OrderPaper(
            number=f"{visit.id:010d}",
            issued_on=self.clock.today(),
            contractor=ours(profile),
            client=theirs(client),
            place=Place(
                name=visit.premises_name, address=visit.address, area=place.area,
                purpose=purpose_said(self.words.book(), language, place.purpose), access=place.hours,
                own=place.own,  # type: ignore[arg-type]
            ),
            services=tuple(_service(line, language) for line in visit.lines),
            starts_at=visit.starts_at.astimezone(zone).replace(tzinfo=None),
            ends_at=visit.ends_at.astimezone(zone).replace(tzinfo=None),
            crew=tuple(member.name for member in visit.members),
            contact=place.contact_name,
            contact_phone=place.contact_phone or "",
            wishes=place.wishes,
            conditions=(
                *(said(CONDITIONS, language, one) for one in place.conditions),
                *filter(None, (place.conditions_note, visit.note)),
            ),
            net=visit.price.amount or None,
            vat_rate=self._rate(visit, profile),
            payment=PAYMENT[language].format(days=days),
            consumer=client.kind is ClientKind.INDIVIDUAL,
        )  # fmt: skip

    def _rate(self, visit: VisitCard, profile: CompanyProfile) -> Decimal | None:
        if not profile.vat_registered or not visit.lines:
            return None
        return self.company.vat_percent(visit.lines[0].vat_code, self.clock.today())


def _service(line: VisitLine, language: str) -> OrderedService:
    paid = line.per == Per.VISIT and line.quantity
    return OrderedService(
        name=line.description, unit=said(UNITS, language, line.unit), quantity=line.quantity,
        price=(line.price.amount / line.quantity).quantize(Decimal("0.0001")) if paid else None,
        value=line.price.amount if paid else None,
    )  # fmt: skip
