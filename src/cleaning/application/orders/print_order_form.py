"""An order as the form the client signs before the work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyProfile, CompanyQueries
from cleaning.application.company.words import Words
from cleaning.application.documents.agreements import OrderedService, OrderPaper, Place
from cleaning.application.documents.issue import Issue, IssueDocument
from cleaning.application.documents.parties import CONDITIONS, UNITS, ours, purpose_said, said, theirs
from cleaning.application.orders.order_card import OrderCard, OrderLineCard
from cleaning.application.orders.queries import OrderQueries
from cleaning.application.premises.queries import PremisesCard, PremisesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.ids import OrderId

TITLES = {"bg": "Поръчка {number}", "en": "Order {number}"}
PAYMENT = {"bg": "до {days} дни от издаване на фактурата", "en": "within {days} days of the invoice"}
CHANNELS = {
    "bg": {"phone": "по телефона", "contract": "по договор", "quote": "по приета оферта", "request": "по запитване",
           "portal": "през портала"},
    "en": {"phone": "by phone", "contract": "under the contract", "quote": "by the accepted offer",
           "request": "by request", "portal": "through the portal"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PrintOrderForm:
    """As PDF and the name of its file; an order that was changed is a new edition."""

    orders: OrderQueries
    premises: PremisesQueries
    clients: ClientQueries
    company: CompanyQueries
    words: Words
    issue: IssueDocument
    access: Access
    clock: Clock

    def __call__(self, order_id: OrderId, *, lang: str | None = None) -> tuple[bytes, str]:
        self.access.require(Permission.ORDERS_VIEW)
        scope = self.access.viewer.scope
        order = self.orders.card(order_id, scope=scope, now=self.clock.now(), today=self.clock.today())
        language = lang or str(self.clients.party(order.client_id).language)
        known = self.issue.find(order.branch_id, Kind.ORDER, "order", order_id, language, order.version)
        if known is not None:
            return known.content, known.name
        place = self.premises.card(order.premises_id, scope=scope)
        kept = self.issue(
            Issue(
                kind=Kind.ORDER, paper=self._paper(order, place, language), number=order.number,
                title=TITLES[language].format(number=order.number), subject_kind="order", subject_id=order_id,
                branch_id=order.branch_id, client_id=order.client_id, language=language, edition=order.version,
            )
        )  # fmt: skip
        return kept.content, kept.name

    def _paper(self, order: OrderCard, place: PremisesCard, language: str) -> OrderPaper:
        client, profile = self.clients.party(order.client_id), self.company.profile()
        zone = ZoneInfo(profile.zone)
        days = order.payment_days if order.payment_days is not None else client.payment_days
        return OrderPaper(
            number=order.number, issued_on=self.clock.today(), contractor=ours(profile), client=theirs(client),
            place=Place(
                name=order.premises, address=address_of(place), area=place.area,
                purpose=purpose_said(self.words.book(), language, place.purpose), access=place.hours,
            ),
            services=tuple(_service(line, language) for line in order.lines),
            starts_at=_wall(order.starts_at, zone), ends_at=_wall(order.ends_at, zone),
            crew=tuple(filter(None, (visit.crew for visit in order.visits if visit.stage != "cancelled"))),
            channel=CHANNELS[language][order.source], contact=place.contact_name,
            contact_phone=place.contact_phone or "", wishes=order.note or place.wishes,
            conditions=(
                *(condition.text for condition in order.conditions),
                *(said(CONDITIONS, language, one) for one in place.conditions),
                *filter(None, (place.conditions_note,)),
            ),
            contract=order.contract or "", net=order.net.amount or None, vat_rate=self._rate(order, profile),
            payment=PAYMENT[language].format(days=self.company.payment_days() if days is None else days),
            consumer=client.kind is ClientKind.INDIVIDUAL,
        )  # fmt: skip

    def _rate(self, order: OrderCard, profile: CompanyProfile) -> Decimal | None:
        if not profile.vat_registered:
            return None
        return self.company.vat_percent(order.lines[0].vat_code, self.clock.today())


def address_of(place: PremisesCard) -> str:
    return ", ".join(filter(None, (place.settlement, place.district, place.street, place.building)))


def _wall(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    """Papers show the clock on the wall."""
    return None if moment is None else moment.astimezone(zone).replace(tzinfo=None)


def _service(line: OrderLineCard, language: str) -> OrderedService:
    return OrderedService(
        name=line.description, unit=said(UNITS, language, line.unit), quantity=line.quantity,
        price=line.unit_price.amount.quantize(Decimal("0.0001")), value=line.net.amount,
    )  # fmt: skip
