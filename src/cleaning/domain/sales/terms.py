"""What a contract says beside its lines: paying, renewing, indexing, penalties, giving notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import ZERO, Money

LONGEST_MONTHS = 120
LONGEST_DAYS = 365
ALL = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """For another ``months`` each time, unless somebody says no at least ``notice_days`` before the end."""

    months: int = 12
    notice_days: int = 30

    def __post_init__(self) -> None:
        if not 0 < self.months <= LONGEST_MONTHS:
            raise RuleBroken("contract.months", field="renewal_months", value=self.months)
        if not 0 <= self.notice_days <= LONGEST_DAYS:
            raise RuleBroken("contract.days", field="renewal_notice_days", value=self.notice_days)

    def last_no(self, ends_on: date) -> date:
        """The last day on which the renewal can be refused."""
        return ends_on - timedelta(days=self.notice_days)

    def next_end(self, ends_on: date) -> date:
        return ends_on + relativedelta(months=self.months)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexation:
    """Prices follow an index: on the first of ``month``, not before ``every`` months have passed since the last time.

    ``index`` is its code in the settings; ``cap`` and ``floor`` bound the change, in percent. A floor of None lets
    prices fall.
    """

    index: str
    month: int = 1
    every: int = 12
    cap: Decimal | None = None
    floor: Decimal | None = Decimal(0)

    def __post_init__(self) -> None:
        if not self.index.strip():
            raise RuleBroken("field.required", field="index")
        if not 1 <= self.month <= 12:
            raise RuleBroken("contract.index_month", field="index_month", value=self.month)
        if not 12 <= self.every <= LONGEST_MONTHS:
            raise RuleBroken("contract.index_every", field="index_every", value=self.every)
        if self.cap is not None and self.floor is not None and self.cap < self.floor:
            raise RuleBroken("contract.index_bounds", field="index_cap", cap=self.cap, floor=self.floor)

    def due_in(self, year: int, since: date) -> date | None:
        """The day of that year on which prices move, when enough time has passed ``since``."""
        day = date(year, self.month, 1)
        return day if day >= since + relativedelta(months=self.every) else None

    def bounded(self, percent: Decimal) -> Decimal:
        """The change of the index within what was agreed."""
        if self.floor is not None:
            percent = max(percent, self.floor)
        return percent if self.cap is None else min(percent, self.cap)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """``payment_days`` None is as the client has it; ``late_rate`` percent of the owed sum per day of delay.

    ``early_months``: how many average monthly fees who leaves before the agreed end owes, never more than what would
    have been paid until then. ``deposit`` is held until the end.
    """

    payment_days: int | None = None
    notice_days: int = 30
    renewal: Renewal | None = None
    indexation: Indexation | None = None
    deposit: Money = ZERO
    late_rate: Decimal = Decimal(0)
    early_months: Decimal = Decimal(0)
    penalties: str = ""

    def __post_init__(self) -> None:
        for name in ("payment_days", "notice_days"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= LONGEST_DAYS:
                raise RuleBroken("contract.days", field=name, value=value)
        if self.deposit.amount < 0:
            raise RuleBroken("contract.negative", field="deposit", value=self.deposit)
        for name, most in (("late_rate", 10), ("early_months", 24)):
            value = getattr(self, name)
            if not 0 <= value <= most:
                raise RuleBroken("contract.rate", field=name, value=value, most=most)


def indexed(price: Money, percent: Decimal) -> Money:
    """The price moved by so many percent, to the cent."""
    return price * ((ALL + percent) / ALL)
