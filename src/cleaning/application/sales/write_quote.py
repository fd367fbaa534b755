"""Draft an offer, and change one that is still a draft: its lines are priced by cost sheets kept along with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.pricing.queries import GATE, Kept, SheetKeeping, SheetRest
from cleaning.application.sales.inputs import LineInputs, QuoteInputs
from cleaning.application.sales.ports import Quotes
from cleaning.application.sales.price_quote import PriceQuote, sheets_of
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Gates, Numbers, Work
from cleaning.domain.sales.line import QuoteLine
from cleaning.domain.sales.quote import Quote
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, CostSheetId, PremisesId, QuoteId, ServiceId

Key = tuple[PremisesId, ServiceId, str]
"""A line is the same as before when premises, service and rule are: it keeps its cost sheet."""


@dataclass(frozen=True, slots=True)
class QuoteLines:
    """Lines with their stored cost sheets."""

    price: PriceQuote
    keep: SheetKeeping
    premises: PremisesQueries
    clients: ClientQueries
    gates: Gates

    def __call__(
        self, said: QuoteInputs, branch_id: BranchId, known: Mapping[Key, CostSheetId] | None = None
    ) -> list[QuoteLine]:
        self.gates.together(GATE)
        said = self.price.whole(said)
        names = self.premises.names([line.premises_id for line in said.lines])
        for line in said.lines:
            if line.premises_id not in names or names[line.premises_id].client_id != said.client_id:
                raise RuleBroken("quote.foreign_premises", field="premises_id")
        lang = str(self.clients.party(said.client_id).language)
        priced = self.price(said, branch_id, lang=lang)
        own = [one for one in priced.lines if one.said.cost_sheet_id is None]
        left = dict(known or {})
        sheets = [
            msgspec.structs.replace(sheet, name=f"{one.line.description} · {names[one.line.premises_id].name}")
            for sheet, one in zip(sheets_of(said, [one.said for one in own]), own, strict=True)
        ]
        ids = [left.pop(key_of(one.said), None) for one in own]
        kept: list[Kept] = self.keep(sheets, branch_id, sheet_ids=ids) if own else []
        for one, sheet in zip(own, kept, strict=True):
            one.line.cost_sheet_id, one.line.own_sheet = sheet.id, True
        for one in priced.lines:
            one.line.follows = one.said.price is None
        return [one.line for one in priced.lines]


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """The offer belongs to its client's branch and has its number from the start."""

    work: Work
    quotes: Quotes
    lines: QuoteLines
    clients: ClientQueries
    numbers: Numbers
    access: Access

    def __call__(self, said: QuoteInputs) -> QuoteId:
        with self.work:
            branch_id = self.clients.party(said.client_id).branch_id
            self.access.require(Permission.SALES_QUOTE_EDIT, branch=branch_id)
            terms = self.lines.price.terms(said)
            lines = self.lines(said, branch_id)
            quote = Quote.draft(
                number=self.numbers.take("quote", prefix="О", width=6),
                branch_id=branch_id,
                client_id=said.client_id,
                terms=terms,
                lines=lines,
                at=self.lines.price.clock.now(),
            )
            self.quotes.add(quote)
            return quote.known_id


@dataclass(frozen=True, slots=True)
class ReviseQuote:
    """Everything a draft says, anew; sheets no line needs any more are put to rest."""

    work: Work
    quotes: Quotes
    lines: QuoteLines
    rest: SheetRest
    access: Access

    def __call__(self, quote_id: QuoteId, said: QuoteInputs, *, version: int | None = None) -> None:
        with self.work:
            quote = self.quotes.get(quote_id)
            self.access.require(Permission.SALES_QUOTE_EDIT, branch=quote.branch_id)
            quote.expect(version)
            quote.must_be_draft()
            said = msgspec.structs.replace(said, client_id=quote.client_id)
            known = {
                (line.premises_id, line.service_id, line.rrule): line.cost_sheet_id
                for line in quote.lines
                if line.own_sheet and line.cost_sheet_id is not None
            }
            lines = self.lines(said, quote.branch_id, known)
            quote.revise(self.lines.price.terms(said), lines)
            for sheet_id in set(known.values()) - {line.cost_sheet_id for line in lines}:
                self.rest(sheet_id)


def key_of(line: LineInputs) -> Key:
    return line.premises_id, line.service_id, line.rrule.strip().upper().removeprefix("RRULE:")
