"""What a person or a program says of a contract; what is left out comes from services, premises and the company."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import msgspec

from cleaning.domain.sales.terms import Indexation, Renewal, Terms
from cleaning.domain.sales.values import Per
from cleaning.domain.shared.ids import ClientId, ContractLineId, PremisesId, ServiceId, UserId
from cleaning.domain.shared.money import ZERO, Money


class ContractLineInputs(msgspec.Struct, frozen=True, kw_only=True):
    """A service for one premises.

    ``price`` (net) is for one ``per``; left out it is calculated as an offer would be. ``quantity`` None is the area
    of the premises, or one. ``minutes`` None is what the service takes ``people`` side by side. ``line_id`` names the
    line of the contract that this one takes the place of.
    """

    premises_id: PremisesId
    service_id: ServiceId
    rrule: str
    quantity: Decimal | None = None
    price: Money | None = None
    per: Per = Per.MONTH
    start_time: time = time(8)
    starts_on: date | None = None
    minutes: int | None = None
    people: int = 1
    description: str = ""
    vat_code: str | None = None
    line_id: ContractLineId | None = None


class TermsInputs(msgspec.Struct, frozen=True, kw_only=True):
    """``renewal_months`` None: it ends on its end; ``index`` empty: prices stay. Rates in percent."""

    payment_days: int | None = None
    notice_days: int = 30
    renewal_months: int | None = None
    renewal_notice_days: int = 30
    index: str = ""
    index_month: int = 1
    index_every: int = 12
    index_cap: Decimal | None = None
    index_floor: Decimal | None = Decimal(0)
    deposit: Money = ZERO
    late_rate: Decimal = Decimal(0)
    early_months: Decimal = Decimal(0)
    penalties: str = ""

    def read(self) -> Terms:
        """As the domain has them; refusals name the field."""
        return Terms(
            payment_days=self.payment_days, notice_days=self.notice_days, deposit=self.deposit,
            late_rate=self.late_rate, early_months=self.early_months, penalties=self.penalties.strip(),
            renewal=None if self.renewal_months is None
            else Renewal(months=self.renewal_months, notice_days=self.renewal_notice_days),
            indexation=None if not self.index.strip()
            else Indexation(index=self.index.strip(), month=self.index_month, every=self.index_every,
                            cap=self.index_cap, floor=self.index_floor),
        )  # fmt: skip


class ContractInputs(msgspec.Struct, frozen=True, kw_only=True):
    """A whole contract. Its end is ``ends_on``, or ``months`` after ``starts_on``, or never."""

    client_id: ClientId
    title: str
    starts_on: date
    lines: tuple[ContractLineInputs, ...]
    ends_on: date | None = None
    months: int | None = None
    terms: TermsInputs = TermsInputs()
    note: str = ""
    responsible_id: UserId | None = None
