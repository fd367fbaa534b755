"""Numbers as somebody would type them: no grouping, the decimal sign of the language, no idle zeros."""

from __future__ import annotations

from decimal import Decimal
from typing import Any


def typed(value: Any, lang: str) -> str:
    """``Decimal("0.020000")`` → ``0,02``; a sum keeps its cents: ``Money("2.1")`` → ``2,10``; None is empty."""
    if value is None:
        return ""
    amount = getattr(value, "amount", value)
    if not isinstance(amount, Decimal):
        return str(value)
    text = f"{amount:f}"
    if "." in text:
        whole, rest = text.split(".")
        rest = rest.rstrip("0")
        if hasattr(value, "amount"):
            rest = rest.ljust(2, "0")
        text = f"{whole}.{rest}" if rest else whole
    return text.replace(".", ",") if lang == "bg" else text
