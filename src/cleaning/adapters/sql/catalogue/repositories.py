"""Services and coefficients, by SQLAlchemy."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from cleaning.adapters.sql.catalogue.tables import coefficients
from cleaning.domain.catalogue.coefficient import Coefficient
from cleaning.domain.catalogue.service import Service
from cleaning.domain.catalogue.values import CoefficientGroup
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ServiceId


@dataclass(frozen=True, slots=True)
class SqlServices:
    session: Session

    def get(self, service_id: ServiceId) -> Service:
        if (service := self.session.get(Service, service_id)) is None:
            raise NotFound("service", service_id)
        return service

    def add(self, service: Service) -> None:
        self.session.add(service)
        self.session.flush()


@dataclass(frozen=True, slots=True)
class SqlCoefficients:
    session: Session

    def find(self, grp: CoefficientGroup, code: str) -> Coefficient | None:
        wanted = select(Coefficient).where(coefficients.c.grp == grp, coefficients.c.code == code)
        return self.session.scalars(wanted).one_or_none()

    def add(self, coefficient: Coefficient) -> None:
        self.session.add(coefficient)
        self.session.flush()
