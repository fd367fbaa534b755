"""Cost sheets one by one, by SQLAlchemy."""

from dataclasses import dataclass

from sqlalchemy import insert
from sqlalchemy.orm import Session

from cleaning.adapters.sql.pricing.tables import cost_sheet_revisions
from cleaning.domain.pricing.cost_sheet import CostSheet
from cleaning.domain.pricing.revision import Revision
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import CostSheetId


@dataclass(frozen=True, slots=True)
class SqlCostSheets:
    session: Session

    def get(self, sheet_id: CostSheetId) -> CostSheet:
        if (sheet := self.session.get(CostSheet, sheet_id)) is None:
            raise NotFound("cost_sheet", sheet_id)
        return sheet

    def add(self, sheet: CostSheet) -> None:
        self.session.add(sheet)
        self.session.flush()

    def keep(self, sheet: CostSheet, revision: Revision) -> None:
        because = revision.because
        self.session.execute(
            insert(cost_sheet_revisions).values(
                sheet_id=sheet.known_id,
                at=because.at,
                cause=because.cause,
                source=because.source,
                item_id=because.item_id,
                item_cost_before=because.item_cost_before,
                item_cost_after=because.item_cost_after,
                cost_before=revision.cost_before,
                cost_after=revision.cost_after,
                price_before=revision.price_before,
                price_after=revision.price_after,
                actor_id=because.actor_id,
            )
        )
