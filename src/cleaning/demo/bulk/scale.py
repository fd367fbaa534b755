"""How big."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A year of history up to today: so many of each, spread over its days."""

    clients: int
    invoices: int
    ledger_lines: int
    receipts: int
    issues: int
    visits: int
    planned: int
    days: int = 365


SCALES = {
    "1k": Scale(
        clients=1_000, invoices=400, ledger_lines=6_000, receipts=60, issues=200, visits=5_000, planned=140
    ),
    "100k": Scale(
        clients=100_000, invoices=20_000, ledger_lines=1_000_000, receipts=2_000, issues=6_000, visits=500_000,
        planned=2_800,
    ),
    "1m": Scale(
        clients=1_000_000, invoices=200_000, ledger_lines=10_000_000, receipts=20_000, issues=60_000, visits=5_000_000,
        planned=2_800,
    ),
}  # fmt: skip
"""``planned`` visits fall into the next two weeks, which forty crews can do at every scale."""
