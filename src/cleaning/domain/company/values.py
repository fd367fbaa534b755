"""Values of a company: what it is called, where it is, and what pricing starts from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import Money, exact


class Dictionary(StrEnum):
    """Lists of words that are the company's own: shipped ones may be renamed or put away, others added."""

    PURPOSE = "purpose"
    CHANNEL = "channel"
    INTERACTION = "interaction"
    LOSS = "loss"

    @property
    def is_tree(self) -> bool:
        """Whether a word may stand under another, so that one asks for the whole branch."""
        return self is Dictionary.PURPOSE


class VatCode(StrEnum):
    """How a supply is taxed; what it means in percent on a day is a dated row (ЗДДС чл. 66)."""

    STANDARD = "standard"
    REDUCED = "reduced"
    ZERO = "zero"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class PricingDefaults:
    """What a new cost sheet begins with.

    ``labour_cost`` is the full cost of one paid hour (wage, social security, holidays); ``transport_rate`` is per km;
    ``overhead`` is a percent of direct cost; ``margin`` is a percent of the price; a price is never below
    ``minimum_charge`` and is rounded up to ``price_step``; ``item_cost`` chooses between the moving average and the
    last purchase. A purchase price that reaches more than ``sheets_at_once`` cost sheets goes through them in chunks.
    """

    labour_cost: Money = Money("8.50")
    overhead: Decimal = Decimal("12")
    transport_rate: Money = Money("0.35")
    margin: Decimal = Decimal("30")
    minimum_charge: Money = Money("25.00")
    price_step: Money = Money("0.50")
    item_cost: str = "average"
    quote_days: int = 30
    payment_days: int = 10
    margin_floor: Decimal = Decimal("20")
    sheets_at_once: int = 20_000

    def __post_init__(self) -> None:
        for field in ("labour_cost", "transport_rate", "minimum_charge", "price_step"):
            if getattr(self, field).amount < 0:
                raise RuleBroken("number.negative", field=field)
        if exact(self.overhead) < 0:
            raise RuleBroken("number.negative", field="overhead")
        for field in ("margin", "margin_floor"):
            if not 0 <= exact(getattr(self, field)) < 100:
                raise RuleBroken("company.margin_range", field=field)
        if self.item_cost not in ("average", "last"):
            raise RuleBroken("choice.unknown", field="item_cost")
        for field, most in (("quote_days", 365), ("payment_days", 365), ("sheets_at_once", 1_000_000)):
            if not 0 <= getattr(self, field) <= most:
                raise RuleBroken("number.range", field=field, least=0, most=most)
