"""What an offer would cost and bring, nothing stored: the live side of the quote builder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_CEILING, Decimal

import msgspec

from cleaning.application.catalogue.queries import CatalogueQueries, ServiceName
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.pricing.queries import Calculated, Calculations, PricingQueries, SheetInputs, SheetPrice
from cleaning.application.sales.inputs import LineInputs, QuoteInputs
from cleaning.application.shared.ports import Clock
from cleaning.domain.sales.grid import GridTime, Room, TaskNorm, lines_of, time_of
from cleaning.domain.sales.line import QuoteLine
from cleaning.domain.sales.often import sign_of
from cleaning.domain.sales.quote import Quote, QuoteTerms
from cleaning.domain.sales.recurrence import recurrence
from cleaning.domain.sales.values import Billing, Per
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.domain.shared.ids import BranchId, CostSheetId, PremisesId, ServiceId
from cleaning.domain.shared.money import ZERO, Money

LEAST_VISIT = 5
FIVE = Decimal(5)


class MonthCost(msgspec.Struct, frozen=True, kw_only=True):
    """An average month of the counted recurring lines; ``cost`` is the sum of the parts shown.

    ``visits`` is how often the most frequent line is done, which is how often somebody comes.
    """

    hours: Decimal = Decimal(0)
    visits: Decimal = Decimal(0)
    labour: Money = ZERO
    materials: Money = ZERO
    equipment: Money = ZERO
    transport: Money = ZERO
    overhead: Money = ZERO

    @property
    def cost(self) -> Money:
        return self.labour + self.materials + self.equipment + self.transport + self.overhead


class PricedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line with what it was priced by: a calculation of its own, or a cost sheet as it stands."""

    said: LineInputs
    line: QuoteLine
    hours: Decimal
    parts: tuple[Money, Money, Money, Money, Money]
    calculated: Calculated | None


class PricedQuote(msgspec.Struct, frozen=True, kw_only=True):
    """``quote`` is not stored; its lines and sums are those of ``lines``, ``month`` is what stands behind them."""

    quote: Quote
    lines: list[PricedLine]
    missing: list[str]
    month: MonthCost
    grid: GridTime


@dataclass(frozen=True, slots=True)
class PriceQuote:
    """A hundred lines take the same few queries as one."""

    catalogue: CatalogueQueries
    company: CompanyQueries
    pricing: PricingQueries
    calculate: Calculations
    clock: Clock

    def __call__(self, said: QuoteInputs, branch_id: BranchId, *, lang: str = "bg") -> PricedQuote:
        grid = self.time(said)
        terms = self.terms(said)
        said = self.whole(said)
        own = [line for line in said.lines if line.cost_sheet_id is None]
        answers = iter(self.calculate(sheets_of(said, own), branch_id) if own else ())
        kept = self.pricing.prices({line.cost_sheet_id for line in said.lines if line.cost_sheet_id is not None})
        services = self.catalogue.names({line.service_id for line in said.lines})
        lines = [
            _priced(line, terms, services, next(answers) if line.cost_sheet_id is None else None, kept, lang)
            for line in said.lines
        ]
        quote = Quote.draft(
            number="", branch_id=branch_id, client_id=said.client_id, terms=terms, lines=[one.line for one in lines]
        )
        missing = {name for one in lines if one.calculated for name in one.calculated.missing}
        return PricedQuote(quote=quote, lines=lines, missing=sorted(missing), month=month_of(lines), grid=grid)

    def whole(self, said: QuoteInputs) -> QuoteInputs:
        """The same offer with the lines its rooms make written out."""
        if not said.rooms:
            return said
        made = tuple(
            LineInputs(
                premises_id=line.premises_id,
                service_id=line.service_id,
                quantity=line.quantity,
                rrule=line.rule,
                start_time=said.start_time,
                people=said.people,
            )
            for line in lines_of(rooms_of(said), self._norms(said))
        )
        return msgspec.structs.replace(said, lines=(*made, *said.lines), rooms=())

    def time(self, said: QuoteInputs) -> GridTime:
        """What the grid comes to by the norms."""
        return time_of(rooms_of(said), self._norms(said)) if said.rooms else GridTime([], {}, Decimal(0))

    def _norms(self, said: QuoteInputs) -> dict[ServiceId, TaskNorm]:
        wanted = dict.fromkeys(ServiceId(int(service)) for room in said.rooms for service in room.tasks)
        names = self.catalogue.names(wanted)
        return {
            service: TaskNorm(str(name.unit), str(name.category), name.minutes_per_unit)
            for service in wanted
            if (name := names.get(service)) is not None
        }

    def terms(self, said: QuoteInputs) -> QuoteTerms:
        """What is left out: valid as long as the company's offers are, starting after that."""
        today = self.clock.today()
        valid_until = said.valid_until or today + timedelta(days=self.company.pricing_defaults().quote_days)
        return QuoteTerms(
            title=said.title,
            valid_until=valid_until,
            starts_on=said.starts_on or today + timedelta(days=7),
            months=said.months,
            billing=said.billing,
            payment_days=said.payment_days,
            round_to=said.round_to,
            km=said.km,
            margin=said.margin,
            rooms=rooms_of(said),
            note=said.note,
            conditions=said.conditions,
        )


def sheets_of(said: QuoteInputs, lines: Sequence[LineInputs]) -> list[SheetInputs]:
    """A sheet for each line.

    The way is driven once per visit: of the lines of one premises the most frequent carries it. Least charge and
    price step are for a whole visit, so lines that share one have neither; ``round_to`` rounds the whole.
    """
    together = Counter(line.premises_id for line in lines)
    drives = _drivers(lines)
    return [
        SheetInputs(
            service_id=line.service_id,
            quantity=line.quantity,
            client_id=said.client_id,
            premises_id=line.premises_id,
            coefficients=line.coefficients,
            km=said.km if position in drives else Decimal(0),
            margin_rule=said.margin_rule,
            margin=said.margin,
            minimum=None if together[line.premises_id] == 1 else ZERO,
            step=None if together[line.premises_id] == 1 and not said.round_to else ZERO,
        )
        for position, line in enumerate(lines)
    ]


def _drivers(lines: Sequence[LineInputs]) -> set[int]:
    often: dict[PremisesId, tuple[Decimal, int]] = {}
    for position, line in enumerate(lines):
        visits = recurrence(line.rrule).per_month
        if line.premises_id not in often or visits > often[line.premises_id][0]:
            often[line.premises_id] = (visits, position)
    return {position for _, position in often.values()}


def _priced(
    said: LineInputs,
    terms: QuoteTerms,
    services: Mapping[ServiceId, ServiceName],
    answer: Calculated | None,
    kept: Mapping[CostSheetId, SheetPrice],
    lang: str,
) -> PricedLine:
    if said.people < 1:
        raise RuleBroken("quote.people", field="people", value=said.people)
    if said.service_id not in services:
        raise NotFound("service", said.service_id)
    service = services[said.service_id]
    if answer is not None:
        hours, cost, price, complete = answer.price.hours, answer.price.cost, answer.price.price, answer.price.complete
        parts = (
            answer.price.labour,
            answer.price.materials,
            answer.price.equipment,
            answer.price.transport,
            answer.price.overhead,
        )
    else:
        sheet = None if said.cost_sheet_id is None else kept.get(said.cost_sheet_id)
        if sheet is None:
            raise NotFound("cost_sheet", said.cost_sheet_id)
        hours, cost, price, complete = sheet.hours, sheet.cost, sheet.price, not sheet.missing
        parts = (sheet.labour, sheet.materials, sheet.equipment, sheet.transport, sheet.overhead_sum)
    line = QuoteLine(
        premises_id=said.premises_id,
        service_id=said.service_id,
        cost_sheet_id=said.cost_sheet_id,
        description=said.description.strip() or service.name(lang),
        quantity=said.quantity,
        unit=str(service.unit),
        rrule=said.rrule,
        starts_on=said.starts_on or terms.starts_on,
        start_time=said.start_time,
        minutes=said.minutes or visit_minutes(hours, said.people),
        people=said.people,
        cost=cost if complete else None,
        price=price if said.price is None else said.price,
        per=Per.MONTH if terms.billing is Billing.MONTHLY else Per.VISIT,
        vat_code=service.vat_code,
        optional=said.optional,
        chosen=said.chosen,
    )
    return PricedLine(said=said, line=line, hours=hours, parts=parts, calculated=answer)


def visit_minutes(hours: Decimal, people: int) -> int:
    """How long a visit lasts for ``people`` side by side: up to the next five minutes, within a day."""
    each = (hours * 60 / people / FIVE).to_integral_value(ROUND_CEILING) * FIVE
    return int(min(max(each, Decimal(LEAST_VISIT)), Decimal(24 * 60)))


def rooms_of(said: QuoteInputs) -> tuple[Room, ...]:
    """The grid with its signs read."""
    return tuple(
        Room(
            premises_id=room.premises_id,
            name=room.name,
            floor=room.floor,
            area=room.area,
            sanitary=room.sanitary,
            windows=room.windows,
            tasks={service: sign_of(often) for service, often in room.tasks.items()},
        )
        for room in said.rooms
    )


def month_of(lines: Sequence[PricedLine]) -> MonthCost:
    """What an average month of the counted recurring lines costs, part by part."""
    recurring = [one for one in lines if one.line.counted and not one.line.once]
    sums = [sum((one.parts[part] * one.line.visits_per_month for one in recurring), ZERO) for part in range(5)]
    return MonthCost(
        hours=sum((one.hours * one.line.visits_per_month for one in recurring), Decimal(0)),
        visits=max((one.line.visits_per_month for one in recurring), default=Decimal(0)),
        labour=sums[0],
        materials=sums[1],
        equipment=sums[2],
        transport=sums[3],
        overhead=sums[4],
    )
