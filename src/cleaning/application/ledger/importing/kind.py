"""What all lists of opening balances have in common: one entry per kind and day, once, into an open month."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from cleaning.application.importing.kinds import Made
from cleaning.application.importing.plan import planned, result
from cleaning.application.importing.ports import Progress
from cleaning.application.ledger.ports import Months, Openings
from cleaning.application.shared.access import Permission
from cleaning.application.shared.ports import Clock
from cleaning.domain.importing.values import ImportKind, Kept
from cleaning.domain.ledger.month import month_of
from cleaning.domain.ledger.opening import Opening, OpeningLine
from cleaning.domain.ledger.values import OpeningKind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId
from cleaning.domain.shared.lists.doubts import WHOLE, Doubt, Weight
from cleaning.domain.shared.lists.heads import Heads
from cleaning.domain.shared.lists.listing import SKIP, Listing
from cleaning.domain.shared.lists.reader import Reader
from cleaning.domain.shared.money import Money

TOTALS = frozenset({"общо", "всичко", "сума", "итого", "total", "sum"})


@dataclass(frozen=True, slots=True)
class Balances:
    """What every kind of them works with."""

    openings: Openings
    months: Months
    clock: Clock


@dataclass(frozen=True)
class OpeningLists(ABC):
    """``read`` is all that differs: whose each row is, and how much."""

    code: ClassVar[ImportKind]
    heads: ClassVar[Heads]
    permission: ClassVar[Permission] = Permission.LEDGER_OPENING_IMPORT
    decisions: ClassVar[tuple[str, ...]] = ()

    balances: Balances

    @abstractmethod
    def read(self, readers: Sequence[Reader], listing: Listing, on: date) -> Mapping[int, OpeningLine]:
        """Row → its balance; a row without one has its doubt."""

    def day(self, on: date | None, today: date) -> date | None:
        if on is not None and on > today:
            raise RuleBroken("opening.ahead", field="on", on=on)
        return on or today

    def plan(self, listing: Listing, today: date, progress: Progress) -> Made:
        on, heads = listing.on or today, listing.heads
        readers = [Reader(row, values, heads, today) for row, values in listing.rows()]
        for reader in readers:
            if any(reader.text(name).lower().rstrip(":") in TOTALS for name in heads):
                reader.doubt("import.total_row", "", Weight.SKIPPED)
        wanted = [reader for reader in readers if listing.decisions.get(reader.row) != SKIP]
        lines = self.read([one for one in wanted if not one.skipped], listing, on)
        lines = {row: line for row, line in lines.items() if line.amount}
        refused = self._refused(listing, on)
        doubts = [*refused, *(doubt for reader in wanted for doubt in reader.doubts)]
        if lines:
            total = sum((line.amount for line in lines.values()), Money.ZERO)
            about = {"total": str(total)}
            doubts.append(Doubt(code="import.balance_total", row=WHOLE, weight=Weight.NOTE, facts=about))
        fresh = 0 if refused else len(lines)
        plan = planned(
            len(readers), doubts, fresh=fresh, counts={"balances": fresh},
            results=[_shown(line, "same" if refused else "new") for line in lines.values()],
        )  # fmt: skip
        return Made(plan, [] if refused else list(lines.values()))

    def store(self, listing: Listing, records: Sequence[Any], progress: Progress) -> dict[str, int]:
        if records:
            opening = Opening.enter(
                branch_id=BranchId(listing.branch_id), kind=OpeningKind(self.code.value),
                on=listing.on or self.balances.clock.today(), import_id=listing.import_id, lines=records,
            )  # fmt: skip
            self.balances.openings.add(opening)
        return {"balances": len(records)}

    def remove(self, import_id: int) -> Sequence[Kept]:
        """Taken back in the books on its own day, or today when that month is closed."""
        opening = self.balances.openings.of_import(import_id)
        if opening is None:
            return ()
        why = self.balances.openings.built_upon(opening)
        kept = [_kept(line, why[line.id]) for line in opening.standing if line.id in why]
        closed = self.balances.months.closed(month_of(opening.on))
        opening.withdraw(why, on=self.balances.clock.today() if closed else opening.on, at=self.balances.clock.now())
        return kept

    def _refused(self, listing: Listing, on: date) -> list[Doubt]:
        """What speaks against the whole list."""
        kind = OpeningKind(self.code.value)
        if self.balances.openings.standing(BranchId(listing.branch_id), kind, on):
            return [Doubt(code="opening.twice", row=WHOLE)]
        if self.balances.months.closed(month_of(on)):
            return [Doubt(code="ledger.month_closed", row=WHOLE)]
        return []


def _shown(line: OpeningLine, state: str) -> dict[str, Any]:
    parts = [f"{line.amount} €", *([f"{line.quantity:f}"] if line.quantity is not None else [])]
    record, number = _record(line)
    return result(line.title, [line.row], state, about=line.number, parts=parts, record=record, id=number)


def _kept(line: OpeningLine, why: str) -> Kept:
    record, number = _record(line)
    return Kept(rows=(line.row,), title=line.title, why=why, record=record, id=number)


def _record(line: OpeningLine) -> tuple[str, int | None]:
    found = {"client": line.client_id, "supplier": line.supplier_id, "desk": line.desk_id, "item": line.item_id}
    return next((record, number) for record, number in found.items() if number is not None)
