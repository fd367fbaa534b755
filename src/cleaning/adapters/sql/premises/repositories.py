"""Premises, by SQLAlchemy."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from cleaning.adapters.sql.premises.tables import access_codes
from cleaning.domain.premises.access_code import AccessCode
from cleaning.domain.premises.premises import Premises
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import AccessCodeId, PremisesId


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


@dataclass(frozen=True, slots=True)
class SqlAccessCodes:
    session: Session

    def add(self, code: AccessCode) -> None:
        self.session.add(code)
        self.session.flush()

    def get(self, premises_id: PremisesId, code_id: AccessCodeId) -> AccessCode:
        code = self.session.get(AccessCode, code_id)
        if code is None or code.premises_id != premises_id:
            raise NotFound("access_code", code_id)
        return code

    def remove(self, code: AccessCode) -> None:
        self.session.delete(code)

    def sealed_otherwise(self, key_id: str, limit: int) -> list[AccessCode]:
        others = select(AccessCode).where(access_codes.c.key_id != key_id)
        return list(self.session.scalars(others.order_by(access_codes.c.id).limit(limit).with_for_update()))
