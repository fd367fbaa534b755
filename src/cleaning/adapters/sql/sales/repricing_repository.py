"""Repricings, by SQLAlchemy."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, update
from sqlalchemy.orm import Session

from cleaning.adapters.sql.sales.repricing_tables import repricings
from cleaning.domain.sales.repricing import Repricing
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import RepricingId


@dataclass(frozen=True, slots=True)
class SqlRepricings:
    session: Session

    def get(self, repricing_id: RepricingId) -> Repricing:
        if (found := self.session.get(Repricing, repricing_id, with_for_update=True)) is None:
            raise NotFound("repricing", repricing_id)
        return found

    def add(self, repricing: Repricing) -> None:
        self.session.add(repricing)
        self.session.flush()

    def note_letters(self, repricing_id: RepricingId, printed: int, file: str | None = None) -> None:
        said = {"letters": printed, "letters_file": func.coalesce(repricings.c.letters_file, file)}
        self.session.execute(update(repricings).where(repricings.c.id == repricing_id).values(said))
