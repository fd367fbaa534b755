"""JSON as the API speaks it: sums are texts with two decimals, moments end in Z."""

from __future__ import annotations

from typing import Any

import msgspec

from cleaning.domain.shared.money import Money, UnitCost
from cleaning.domain.shared.quantity import Percent, Quantity, Ratio


def encodable(value: Any) -> Any:
    """What msgspec does not know by itself."""
    if isinstance(value, Money | UnitCost):
        return str(value)
    if isinstance(value, Percent | Ratio | Quantity):
        return str(value.value)
    if isinstance(value, Exception):
        return str(value)
    raise NotImplementedError(f"no JSON form for {type(value).__name__}")


def encode(value: Any) -> bytes:
    return msgspec.json.encode(value, enc_hook=encodable)


def lenient(value: Any) -> Any:
    """For facts of errors: whatever has no JSON form is shown as its text."""
    try:
        return encodable(value)
    except NotImplementedError:
        return str(value)
