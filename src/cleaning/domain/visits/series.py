"""A plan changed: which of its planned visits stay, which go, which come. Nothing a person decided is undone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from cleaning.domain.shared.ids import VisitId
from cleaning.domain.visits.values import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A visit of a plan that already exists."""

    id: VisitId
    planned_for: datetime
    starts_at: datetime
    stage: Stage

    @property
    def moved(self) -> bool:
        """A person gave it another time than the plan."""
        return self.starts_at != self.planned_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """``follow``: still wanted by the plan; ``remove``: not wanted; ``kept``: not wanted, but moved by a person."""

    follow: tuple[VisitId, ...]
    remove: tuple[VisitId, ...]
    kept: tuple[VisitId, ...]
    missing: tuple[datetime, ...]


def reconcile(existing: Sequence[Planned], wanted: Collection[datetime]) -> Change:
    """Compare what is on the board with when the changed plan wants visits."""
    open_ = [visit for visit in existing if visit.stage is Stage.PLANNED]
    unwanted = [visit for visit in open_ if visit.planned_for not in wanted]
    there = {visit.planned_for for visit in existing}
    return Change(
        follow=tuple(visit.id for visit in open_ if visit.planned_for in wanted),
        remove=tuple(visit.id for visit in unwanted if not visit.moved),
        kept=tuple(visit.id for visit in unwanted if visit.moved),
        missing=tuple(sorted(moment for moment in wanted if moment not in there)),
    )
