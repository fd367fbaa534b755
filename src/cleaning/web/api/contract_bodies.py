"""What a program says of contracts. Prices are net; days after which something is no more are first days without it."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import msgspec

from cleaning.application.sales.contract_inputs import ContractInputs, ContractLineInputs, TermsInputs
from cleaning.application.sales.make_annex import AnnexInputs
from cleaning.application.sales.suspend_contract import Resting
from cleaning.domain.sales.termination import Notice
from cleaning.domain.sales.values import EndedBy, Per
from cleaning.domain.shared.ids import ClientId, ContractLineId, PremisesId, ServiceId, UserId
from cleaning.web.api.amounts import money, number


class ContractLineBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A service for one premises, ``rrule`` after RFC 5545, ``price`` for one ``per``.

    Left out: the price is calculated as in an offer, the quantity is the area of the premises or one, the minutes are
    what ``people`` need by the norm. In an annex ``line_id`` names the line this one takes the place of.
    """

    premises_id: PremisesId
    service_id: ServiceId
    rrule: str
    quantity: Decimal | None = None
    price: Decimal | None = None
    per: Per = Per.MONTH
    start_time: time = time(8)
    starts_on: date | None = None
    minutes: int | None = None
    people: int = 1
    description: str = ""
    vat_code: str | None = None
    line_id: ContractLineId | None = None

    def inputs(self) -> ContractLineInputs:
        quantity = None if self.quantity is None else number(self.quantity, "quantity")
        price = None if self.price is None else money(self.price, "price")
        return ContractLineInputs(**{**msgspec.structs.asdict(self), "quantity": quantity, "price": price})


class TermsBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``renewal_months``: it renews by itself for so long; ``index``: code of the index prices follow. Rates in %."""

    payment_days: int | None = None
    notice_days: int = 30
    renewal_months: int | None = None
    renewal_notice_days: int = 30
    index: str = ""
    index_month: int = 1
    index_every: int = 12
    index_cap: Decimal | None = None
    index_floor: Decimal | None = Decimal(0)
    deposit: Decimal = Decimal(0)
    late_rate: Decimal = Decimal(0)
    early_months: Decimal = Decimal(0)
    penalties: str = ""

    def inputs(self) -> TermsInputs:
        return TermsInputs(**{**msgspec.structs.asdict(self), "deposit": money(self.deposit, "deposit")})


class ContractBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole contract; it ends on ``ends_on``, or ``months`` after its start, or never."""

    client_id: ClientId
    title: str
    starts_on: date
    lines: tuple[ContractLineBody, ...]
    ends_on: date | None = None
    months: int | None = None
    terms: TermsBody = TermsBody()
    note: str = ""
    responsible_id: UserId | None = None

    def inputs(self) -> ContractInputs:
        plain = {name: getattr(self, name) for name in ContractInputs.__struct_fields__ if name not in TURNED}
        return ContractInputs(**plain, lines=tuple(line.inputs() for line in self.lines), terms=self.terms.inputs())


class ContractChange(ContractBody, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of a draft; ``version`` is the one it was read with."""

    version: int


class ActivationBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``signed_on``: today when left out."""

    signed_on: date | None = None
    version: int | None = None


class AnnexBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole list of lines as they are to be from ``effective_on``; ``terms`` left out stay as they are."""

    effective_on: date
    lines: tuple[ContractLineBody, ...]
    ends_on: date | None = None
    terms: TermsBody | None = None
    signed_on: date | None = None
    reason: str = ""
    version: int | None = None

    def inputs(self) -> AnnexInputs:
        return AnnexInputs(
            effective_on=self.effective_on, lines=tuple(line.inputs() for line in self.lines), ends_on=self.ends_on,
            terms=None if self.terms is None else self.terms.inputs(), signed_on=self.signed_on, reason=self.reason,
        )  # fmt: skip


class SuspensionBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``resumes_on``: the first day with work again, left out until further notice."""

    starts_on: date
    reason: str
    resumes_on: date | None = None
    visits_off: bool = True

    def inputs(self) -> Resting:
        return Resting(**msgspec.structs.asdict(self))


class ResumptionBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    on: date | None = None


class TerminationBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``ends_on``: the first day without work, left out as soon as the notice allows."""

    by: EndedBy
    reason: str
    given_on: date | None = None
    ends_on: date | None = None
    at_once: bool = False

    def inputs(self, today: date) -> Notice:
        return Notice(**{**msgspec.structs.asdict(self), "given_on": self.given_on or today})


TURNED = ("lines", "terms")
