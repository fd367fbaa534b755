"""Price changes that go through the sheets in chunks, and which sheets still wait for one."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from cleaning.adapters.sql.pricing.tables import cost_sheet_equipment, cost_sheet_lines, cost_sheets
from cleaning.adapters.sql.pricing.wave_table import price_waves
from cleaning.domain.pricing.wave import Wave
from cleaning.domain.shared.errors import NotFound


@dataclass(frozen=True, slots=True)
class SqlWaves:
    session: Session

    def get(self, wave_id: int) -> Wave:
        if (wave := self.session.get(Wave, wave_id, with_for_update=True)) is None:
            raise NotFound("wave", wave_id)
        return wave

    def add(self, wave: Wave) -> None:
        self.session.add(wave)
        self.session.flush()


def recalculating() -> ColumnElement[bool]:
    """A wave of one of the sheet's items has not come to it yet."""
    sheet, wave = cost_sheets.c, price_waves.c
    uses = or_(*(
        wave.item_id.in_(select(part.c.item_id).where(part.c.sheet_id == sheet.id))
        for part in (cost_sheet_lines, cost_sheet_equipment)
    ))  # fmt: skip
    return sheet.live & exists().where(wave.ended_at.is_(None), wave.last < sheet.id, uses)
