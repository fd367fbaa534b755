"""What a dry run tells: counts, doubts in the order of the file, and what would come of the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

import msgspec

from cleaning.domain.shared.lists.doubts import WHOLE, Doubt, Weight


class Plan(msgspec.Struct, kw_only=True):
    """``counts`` are the figures of the kind, in their order; ``fresh`` is how many records would be made.

    ``sample`` has some values of each column, codes as dots.
    """

    rows: int = 0
    skipped: int = 0
    doubtful: int = 0
    fresh: int = 0
    counts: dict[str, int] = {}
    doubts: list[dict[str, Any]] = []
    results: list[dict[str, Any]] = []
    sample: list[list[str]] = []


def planned(
    rows: int, doubts: Iterable[Doubt], *, fresh: int, counts: dict[str, int], results: Sequence[dict[str, Any]]
) -> Plan:
    told = sorted(doubts, key=lambda doubt: doubt.row)
    heaviest = _heaviest(told)
    return Plan(
        rows=rows,
        skipped=sum(weight is Weight.SKIPPED for weight in heaviest.values()),
        doubtful=sum(weight is Weight.DOUBTFUL for weight in heaviest.values()),
        fresh=fresh,
        counts=counts,
        doubts=[asdict(doubt) for doubt in told],
        results=list(results),
    )


def result(
    title: str, rows: Sequence[int], state: str, *, about: str = "", parts: Sequence[str] = (), record: str = "",
    id: int | None = None,
) -> dict[str, Any]:  # fmt: skip
    """One record of the dry run. ``state``: new, more (something is added to a known one), same."""
    return {"title": title, "rows": list(rows), "state": state, "about": about, "parts": list(parts),
            "record": record, "id": id}  # fmt: skip


def _heaviest(doubts: Iterable[Doubt]) -> dict[int, Weight]:
    """Row → the weightiest thing said of it."""
    order = list(Weight)
    found: dict[int, Weight] = {}
    for doubt in doubts:
        if doubt.row != WHOLE:
            found[doubt.row] = min(found.get(doubt.row, Weight.NOTE), doubt.weight, key=order.index)
    return found
