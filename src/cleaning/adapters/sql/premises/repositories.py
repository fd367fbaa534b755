"""Premises, by SQLAlchemy."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from cleaning.domain.premises.premises import Premises
from cleaning.domain.shared.errors import NotFound


@dataclass(frozen=True, slots=True)
class SqlPremises:
    session: Session

    def add(self, premises: Premises) -> None:
        self.session.add(premises)
        self.session.flush()

    def get(self, premises_id: int) -> Premises:
        if (premises := self.session.get(Premises, premises_id)) is None:
            raise NotFound("premises", premises_id)
        return premises
