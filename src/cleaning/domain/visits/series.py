"""A plan changed: which of its planned visits stay, which go, which come. Nothing a person decided is undone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

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
    """What happens to the visits of a plan.

    ``follow``: still wanted at their time; ``shift``: wanted at another time of the same day, so they go along with
    their people; ``remove``: not wanted; ``kept``: not wanted, but moved by a person; ``missing``: new moments.
    """

    follow: tuple[VisitId, ...]
    shift: tuple[tuple[VisitId, datetime], ...]
    remove: tuple[VisitId, ...]
    kept: tuple[VisitId, ...]
    missing: tuple[datetime, ...]


def reconcile(existing: Sequence[Planned], wanted: Collection[datetime], day_of: Callable[[datetime], date]) -> Change:
    """Compare what is on the board with when the changed plan wants visits; ``day_of`` is the local day of a moment."""
    open_ = [visit for visit in existing if visit.stage is Stage.PLANNED]
    unwanted = [visit for visit in open_ if visit.planned_for not in wanted]
    there = {visit.planned_for for visit in existing}
    missing = sorted(moment for moment in wanted if moment not in there)
    by_day = {day_of(moment): moment for moment in reversed(missing)}
    shift: dict[VisitId, datetime] = {}
    for visit in unwanted:
        moment = None if visit.moved else by_day.pop(day_of(visit.planned_for), None)
        if moment is not None:
            shift[visit.id] = moment
    return Change(
        follow=tuple(visit.id for visit in open_ if visit.planned_for in wanted),
        shift=tuple(shift.items()),
        remove=tuple(visit.id for visit in unwanted if not visit.moved and visit.id not in shift),
        kept=tuple(visit.id for visit in unwanted if visit.moved),
        missing=tuple(moment for moment in missing if moment not in shift.values()),
    )
