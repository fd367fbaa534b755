"""One task of a plan with its rhythm, and how it follows the contract."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date, time, timedelta
from decimal import Decimal

from cleaning.domain.plans.continuing import continued
from cleaning.domain.plans.projection import days_of
from cleaning.domain.plans.rule import happens_from, parse
from cleaning.domain.plans.values import Pause, Per
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ContractLineId, PlanItemId, ServiceId
from cleaning.domain.shared.money import ZERO, Money

DAY = 24 * 60
AGREED = ("contract_line_id", "service_id", "quantity", "unit", "price", "per", "vat_code")
"""What only the contract can say of an item."""


@dataclass(eq=False, kw_only=True)
class PlanItem:
    """One task with its rhythm: ``rrule`` by local days from ``starts_on`` up to and without ``ends_on``.

    What was agreed for it (quantity, net price per visit or month) came with the contract line.
    """

    id: PlanItemId = field(init=False)
    position: int = 0
    contract_line_id: ContractLineId | None = None
    service_id: ServiceId | None = None
    title: str
    zone: str = ""
    rrule: str
    start_time: time
    minutes: int
    starts_on: date
    ends_on: date | None = None
    instructions: str = ""
    checklist: list[str] = field(default_factory=list)
    quantity: Decimal = Decimal(1)
    unit: str = "visit"
    price: Money = ZERO
    per: Per = Per.VISIT
    vat_code: str = "standard"
    pauses: tuple[Pause, ...] = ()

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise RuleBroken("field.required", field="title")
        if not 0 < self.minutes <= DAY:
            raise RuleBroken("plan.minutes", field="minutes", minutes=self.minutes)
        rule = parse(self.rrule)
        if not happens_from(rule, self.starts_on):
            raise RuleBroken("recurrence.never", field="rule", rule=rule.text)
        self.rrule = rule.written

    def days(self, start: date, until: date) -> Iterator[date]:
        """The local days in ``[start, until)`` on which it is due."""
        return days_of(self, start, until)

    def is_due(self, day: date) -> bool:
        return any(self.days(day, day + timedelta(days=1)))

    def from_then(self, day: date, **changes: object) -> PlanItem:
        """The same item beginning on ``day``, with something changed."""
        same = {one.name: getattr(self, one.name) for one in fields(self) if one.init}
        return PlanItem(**same | {"starts_on": day, "checklist": list(self.checklist)} | changes)

    def rest_of(self, day: date, **changes: object) -> PlanItem | None:
        """What is left of it from ``day`` on in the same rhythm, with something else changed."""
        left = continued(self.rrule, self.starts_on, day)
        return None if left is None else self.from_then(left[1], rrule=left[0], **changes)

    def become(self, other: PlanItem) -> None:
        """Take over everything but the identity and the place."""
        for one in fields(self):
            if one.init and one.name != "position":
                setattr(self, one.name, getattr(other, one.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What a contract now says of one piece of work. ``same_rhythm``: when it is done did not change."""

    fresh: PlanItem
    same_rhythm: bool = False
    same_words: bool = False

    def item(self, ends_on: date | None) -> PlanItem:
        return self.fresh.from_then(self.fresh.starts_on, ends_on=ends_on)

    def followed_by(self, item: PlanItem, day: date) -> PlanItem | None:
        """How an item goes on from the day: at the new price, in its own words and rhythm where those stayed."""
        new = self.fresh
        said: dict[str, object] = {name: getattr(new, name) for name in AGREED}
        if not self.same_words:
            said["title"] = new.title
        if self.same_rhythm:
            return item.rest_of(day, **said)
        start = max(day, new.starts_on, item.starts_on)
        return item.from_then(start, rrule=new.rrule, start_time=new.start_time, minutes=new.minutes, **said)
