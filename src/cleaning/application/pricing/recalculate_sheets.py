"""An item's cost moved: every live sheet that uses it follows, in the same transaction.

Above the company's number of sheets a job deferred in that transaction does it; until then they say so.
"""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.pricing.ports import LiveSheets, Waves
from cleaning.application.pricing.queries import GATE
from cleaning.application.pricing.reprice_sheets import RepriceSheets
from cleaning.application.shared.ports import Clock, Gates, Jobs, Work
from cleaning.domain.pricing.wave import Wave
from cleaning.domain.shared.ids import ItemId, UserId
from cleaning.domain.shared.money import UnitCost

JOB = "pricing.recalculate"


@dataclass(frozen=True, slots=True)
class RecalculateSheets:
    """Nobody is asked: it is an effect, not an action."""

    work: Work
    sheets: LiveSheets
    waves: Waves
    reprice: RepriceSheets
    company: CompanyQueries
    gates: Gates
    jobs: Jobs
    clock: Clock

    def __call__(
        self, item_id: ItemId, *, known: UnitCost | None = None, source: str = "", actor_id: UserId | None = None
    ) -> int:
        """How many sheets have another cost or price now; ``known`` stands in for a cost stock cannot tell."""
        with self.work:
            self.gates.alone(GATE)
            most = self.company.pricing_defaults().sheets_at_once
            standing = self.sheets.using(item_id, most=most + 1)
            if len(standing) > most:
                self._later(item_id, known, source, actor_id)
                return 0
            return self.reprice(standing, item_id, known=known, source=source, actor_id=actor_id)

    def _later(self, item_id: ItemId, known: UnitCost | None, source: str, actor_id: UserId | None) -> None:
        wave = Wave(
            item_id=item_id, known=known, source=source, actor_id=actor_id, began_at=self.clock.now(),
            total=self.sheets.count(item_id),
        )  # fmt: skip
        self.waves.add(wave)
        self.jobs.defer(JOB, lock=f"recalculate-{item_id}", wave_id=wave.known_id)
