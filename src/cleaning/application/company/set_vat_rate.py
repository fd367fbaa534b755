"""Enter a VAT rate from a day on."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec

from cleaning.application.company.ports import VatRates
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.company.values import VatCode
from cleaning.domain.company.vat_rate import VatRate
from cleaning.domain.shared.errors import RuleBroken


class NewVatRate(msgspec.Struct, frozen=True, kw_only=True):
    code: VatCode
    percent: Decimal
    valid_from: date
    ground: str = ""


@dataclass(frozen=True, slots=True)
class SetVatRate:
    """The rate in force ends the day the new one begins; a rate is never changed backwards."""

    work: Work
    rates: VatRates
    access: Access
    clock: Clock

    def __call__(self, command: NewVatRate) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            if command.valid_from < self.clock.today():
                raise RuleBroken("vat.from_is_past", field="valid_from", valid_from=command.valid_from)
            if current := self.rates.current(command.code, command.valid_from):
                current.end(command.valid_from)
            self.rates.add(VatRate.set(command.code, command.percent, command.ground, command.valid_from))
