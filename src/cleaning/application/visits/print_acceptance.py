"""The acceptance protocol of a visit: what was done, when and by whom, and who took it over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from cleaning.application.clients.queries import ClientParty, ClientQueries
from cleaning.application.company.queries import CompanyProfile, CompanyQueries
from cleaning.application.documents.papers import AcceptancePaper, CrewHours, PaperLine, Party, Remark, Signatory
from cleaning.application.documents.ports import Papers
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Access, Permission, Scope
from cleaning.application.visits.queries import VisitCard, VisitLine, VisitQueries
from cleaning.domain.shared.ids import VisitId
from cleaning.domain.shared.money import ZERO
from cleaning.domain.visits.values import Per, Stage

SHOWN = ("eik", "vat_number", "address", "city", "accountable", "phone", "email")
HOUR = Decimal(60)
OFFICE = {"bg": "за изпълнителя", "en": "for the contractor"}
CLIENT = {"bg": "за възложителя", "en": "for the client"}


@dataclass(frozen=True, slots=True)
class PrintAcceptance:
    """As PDF and the name the file should have, in the client's language unless another is asked for.

    Prices are shown only where each visit is paid for; a monthly fee says nothing about one visit.
    """

    visits: VisitQueries
    clients: ClientQueries
    company: CompanyQueries
    sales: SalesQueries
    papers: Papers
    access: Access

    def __call__(self, visit_id: VisitId, *, lang: str | None = None) -> tuple[bytes, str]:
        self.access.require(Permission.VISITS_VIEW)
        scope = self.access.viewer.scope
        visit = self.visits.card(visit_id, scope)
        client = self.clients.party(visit.client_id)
        language = lang or str(client.language)
        paper = self._paper(visit, client, language, scope)
        return self.papers.acceptance(paper, language), f"protocol-{paper.number}.pdf"

    def _paper(self, visit: VisitCard, client: ClientParty, language: str, scope: Scope) -> AcceptancePaper:
        profile = self.company.profile()
        zone = ZoneInfo(profile.zone)
        paid = [line for line in visit.lines if line.per == Per.VISIT]
        remarks = tuple(Remark(text=f"{t.title}: {t.skipped_reason}") for t in visit.tasks if t.skipped_reason)
        accepted = _local(visit.accepted_at, zone)
        return AcceptancePaper(
            number=f"{visit.id:010d}",
            issued_on=_day(visit.completed_at or visit.ends_at, zone),
            contractor=_party(profile, profile.legal_name or profile.name),
            client=_party(client, client.name),
            lines=tuple(_line(line) for line in visit.lines),
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


def _party(source: CompanyProfile | ClientParty, name: str) -> Party:
    return Party(name=name, **{field: getattr(source, field) or "" for field in SHOWN})


def _line(line: VisitLine) -> PaperLine:
    """The price is for the whole line, so the line counts as one visit and says its size beside it."""
    net = line.price.amount if line.per == Per.VISIT else Decimal(0)
    return PaperLine(
        name=line.description,
        unit=line.unit,
        quantity=line.quantity,
        unit_price=(net / line.quantity).quantize(Decimal("0.0001")) if line.quantity else net,
        net=net,
    )


def _local(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    """The wall clock's time, as papers show it."""
    return None if moment is None else moment.astimezone(zone).replace(tzinfo=None)


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
