"""What pricing does by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cleaning.application.pricing.ports import LiveSheets, Waves
from cleaning.application.pricing.queries import GATE
from cleaning.application.pricing.recalculate_sheets import JOB
from cleaning.application.pricing.reprice_sheets import RepriceSheets
from cleaning.application.shared.ports import Clock, Gates, Work
from cleaning.domain.shared.ids import CostSheetId

CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class RecalculateInChunks:
    """Chunk by chunk, each committed with how far it got: killed and begun again, no sheet is done twice or missed."""

    name: ClassVar[str] = JOB

    work: Work
    sheets: LiveSheets
    waves: Waves
    reprice: RepriceSheets
    gates: Gates
    clock: Clock

    def __call__(self, *, wave_id: int, chunk: int = CHUNK) -> None:
        while self._step(wave_id, chunk):
            pass

    def _step(self, wave_id: int, chunk: int) -> bool:
        """False when there is nothing left."""
        with self.work:
            self.gates.alone(GATE)
            wave = self.waves.get(wave_id)
            if wave.ended_at is not None:
                return False
            standing = self.sheets.using(wave.item_id, after=CostSheetId(wave.last), most=chunk)
            if not standing:
                wave.end(self.clock.now())
                return False
            self.reprice(standing, wave.item_id, known=wave.known, source=wave.source, actor_id=wave.actor_id)
            wave.advance(standing[-1].id, len(standing))
            return True


JOBS = (RecalculateInChunks,)
