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
from cleaning.domain.sales.line import QuoteLine
from cleaning.domain.sales.quote import Quote, QuoteTerms
from cleaning.domain.sales.recurrence import recurrence
from cleaning.domain.sales.values import Billing, Per
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.domain.shared.ids import BranchId, CostSheetId, PremisesId, ServiceId
from cleaning.domain.shared.money import ZERO, Money

LEAST_VISIT = 15
FIVE = Decimal(5)


class PricedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line with what it was priced by: a calculation of its own, or a cost sheet as it stands."""

    said: LineInputs
    line: QuoteLine
    hours: Decimal
    calculated: Calculated | None


class PricedQuote(msgspec.Struct, frozen=True, kw_only=True):
    """``quote`` is not stored; its lines and sums are those of ``lines``."""

    quote: Quote
    lines: list[PricedLine]
    missing: list[str]


@dataclass(frozen=True, slots=True)
class PriceQuote:
    """A hundred lines take the same few queries as one."""

    catalogue: CatalogueQueries
    company: CompanyQueries
    pricing: PricingQueries
    calculate: Calculations
    clock: Clock

    def __call__(self, said: QuoteInputs, branch_id: BranchId, *, lang: str = "bg") -> PricedQuote:
        own = [line for line in said.lines if line.cost_sheet_id is None]
        answers = iter(self.calculate(sheets_of(said, own), branch_id) if own else ())
        kept = self.pricing.prices({line.cost_sheet_id for line in said.lines if line.cost_sheet_id is not None})
        services = self.catalogue.names({line.service_id for line in said.lines})
        terms = self.terms(said)
        lines = [
            _priced(line, terms, services, next(answers) if line.cost_sheet_id is None else None, kept, lang)
            for line in said.lines
        ]
        quote = Quote.draft(
            number="", branch_id=branch_id, client_id=said.client_id, terms=terms, lines=[one.line for one in lines]
        )
        missing = {name for one in lines if one.calculated for name in one.calculated.missing}
        return PricedQuote(quote=quote, lines=lines, missing=sorted(missing))

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
    else:
        sheet = None if said.cost_sheet_id is None else kept.get(said.cost_sheet_id)
        if sheet is None:
            raise NotFound("cost_sheet", said.cost_sheet_id)
        hours, cost, price, complete = sheet.hours, sheet.cost, sheet.price, not sheet.missing
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
        cost=cost if complete else None,
        price=price if said.price is None else said.price,
        per=Per.MONTH if terms.billing is Billing.MONTHLY else Per.VISIT,
        vat_code=service.vat_code,
        optional=said.optional,
        chosen=said.chosen,
    )
    return PricedLine(said=said, line=line, hours=hours, calculated=answer)


def visit_minutes(hours: Decimal, people: int) -> int:
    """How long a visit lasts for ``people`` side by side: up to the next five minutes, within a day."""
    each = (hours * 60 / people / FIVE).to_integral_value(ROUND_CEILING) * FIVE
    return int(min(max(each, Decimal(LEAST_VISIT)), Decimal(24 * 60)))


def known_cost(lines: Sequence[PricedLine]) -> Money:
    """What an average month of the counted lines costs, as far as it is known."""
    recurring = [one.line for one in lines if one.line.counted and not one.line.once]
    return sum(((line.cost or ZERO) * line.visits_per_month for line in recurring), ZERO)
