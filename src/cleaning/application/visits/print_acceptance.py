"""The acceptance protocol of a visit: what was done, when and by whom, and who took it over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from cleaning.application.clients.queries import ClientParty, ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.documents.issue import Issue, IssueDocument
from cleaning.application.documents.papers import AcceptancePaper, CrewHours, PaperLine, Remark, Signatory
from cleaning.application.documents.parties import UNITS, ours, said, theirs
from cleaning.application.documents.render_paper import RenderPaper
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Access, Permission, Scope
from cleaning.application.visits.queries import VisitCard, VisitLine, VisitQueries
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.ids import VisitId
from cleaning.domain.shared.money import ZERO
from cleaning.domain.visits.values import Per, Stage

TITLES = {"bg": "Протокол {number}", "en": "Acceptance report {number}"}
HOUR = Decimal(60)
OFFICE = {"bg": "за изпълнителя", "en": "for the contractor"}
CLIENT = {"bg": "за възложителя", "en": "for the client"}


@dataclass(frozen=True, slots=True)
class PrintAcceptance:
    """As PDF and the name the file should have, in the client's language unless another is asked for.

    Of work that is done it is kept; what the client's person took over is a second edition.

    Prices are shown only where each visit is paid for; a monthly fee says nothing about one visit.
    """

    visits: VisitQueries
    clients: ClientQueries
    company: CompanyQueries
    sales: SalesQueries
    issue: IssueDocument
    render: RenderPaper
    access: Access

    def __call__(self, visit_id: VisitId, *, lang: str | None = None) -> tuple[bytes, str]:
        self.access.require(Permission.VISITS_VIEW)
        scope = self.access.viewer.scope
        visit = self.visits.card(visit_id, scope)
        client = self.clients.party(visit.client_id)
        language = lang or str(client.language)
        number = f"{visit.id:010d}"
        if visit.stage is not Stage.DONE:
            paper = self._paper(visit, client, language, scope)
            content = self.render(Kind.ACCEPTANCE, paper, language, visit.branch_id)
            return content, f"{Kind.ACCEPTANCE}-{number}.pdf"
        edition = 2 if visit.accepted_at else 1
        kept = self.issue.find(visit.branch_id, Kind.ACCEPTANCE, "visit", visit_id, language, edition)
        if kept is None:
            kept = self.issue(
                Issue(
                    kind=Kind.ACCEPTANCE, paper=self._paper(visit, client, language, scope), number=number,
                    title=TITLES[language].format(number=number), subject_kind="visit", subject_id=visit_id,
                    branch_id=visit.branch_id, client_id=visit.client_id, language=language, edition=edition,
                )
            )  # fmt: skip
        return kept.content, kept.name

    def _paper(self, visit: VisitCard, client: ClientParty, language: str, scope: Scope) -> AcceptancePaper:
        profile = self.company.profile()
        zone = ZoneInfo(profile.zone)
        paid = [line for line in visit.lines if line.per == Per.VISIT]
        remarks = tuple(Remark(text=f"{t.title}: {t.skipped_reason}") for t in visit.tasks if t.skipped_reason)
        accepted = _local(visit.accepted_at, zone)
        return AcceptancePaper(
            number=f"{visit.id:010d}",
            issued_on=_day(visit.completed_at or visit.ends_at, zone),
            contractor=ours(profile),
            client=theirs(client),
            lines=tuple(_line(line, language) for line in visit.lines),
            place=profile.city,
            premises=", ".join(part for part in (visit.premises_name, visit.address) if part),
            contract=self.sales.contract(visit.contract_id, scope=scope).number if visit.contract_id else "",
            started_at=_local(visit.started_at, zone),
            finished_at=_local(visit.completed_at, zone),
            crew=tuple(
                CrewHours(name=one.name, hours=None if one.minutes is None else Decimal(one.minutes) / HOUR)
                for one in visit.members
            ),
            remarks=remarks,
            acceptance=("remarks" if remarks else "clean") if accepted else "open",
            accepted_on=accepted.date() if accepted else None,
            handed_by=Signatory(name=visit.members[0].name if visit.members else "", capacity=OFFICE[language]),
            taken_by=Signatory(name=visit.accepted_by, capacity=CLIENT[language], signed_at=accepted),
            show_prices=bool(paid),
            net=sum((line.price for line in paid), ZERO).amount if paid else None,
            draft=visit.stage is not Stage.DONE,
        )


def _line(line: VisitLine, language: str) -> PaperLine:
    """The price is for the whole line, so the line counts as one visit and says its size beside it."""
    net = line.price.amount if line.per == Per.VISIT else Decimal(0)
    return PaperLine(
        name=line.description,
        unit=said(UNITS, language, line.unit),
        quantity=line.quantity,
        unit_price=(net / line.quantity).quantize(Decimal("0.0001")) if line.quantity else net,
        net=net,
    )


def _local(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    """The wall clock's time, as papers show it."""
    return None if moment is None else moment.astimezone(zone).replace(tzinfo=None)


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
