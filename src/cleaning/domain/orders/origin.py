"""What an order came of, with the record that it came of."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.domain.orders.values import OrderSource
from cleaning.domain.shared.ids import ContractId, QuoteId, RequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    source: OrderSource = OrderSource.PHONE
    contract_id: ContractId | None = None
    quote_id: QuoteId | None = None
    request_id: RequestId | None = None
