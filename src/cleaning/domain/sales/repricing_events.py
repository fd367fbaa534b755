"""What happens when many contracts get other prices together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cleaning.domain.shared.aggregate import DomainEvent
from cleaning.domain.shared.ids import RepricingId
from cleaning.domain.shared.money import Money


@dataclass(frozen=True, kw_only=True)
class ContractsRepriced(DomainEvent):
    """So many contracts have other prices from ``effective_on``; ``difference`` is net, for an average month."""

    repricing_id: RepricingId
    reason: str
    effective_on: date
    contracts: int
    difference: Money


@dataclass(frozen=True, kw_only=True)
class RepricingUndone(DomainEvent):
    """So many contracts have their old prices back; ``kept`` could not: something else was agreed since."""

    repricing_id: RepricingId
    reason: str
    contracts: int
    kept: int
