"""What the catalogue needs from outside."""

from __future__ import annotations

from typing import Protocol

from cleaning.domain.catalogue.coefficient import Coefficient
from cleaning.domain.catalogue.service import Service
from cleaning.domain.catalogue.values import CoefficientGroup
from cleaning.domain.shared.ids import ServiceId


class Services(Protocol):
    """All kinds of work there are, as if they were in memory."""

    def get(self, service_id: ServiceId) -> Service:
        """Raise NotFound when there is none."""

    def add(self, service: Service) -> None:
        """The service has its id afterwards."""


class Coefficients(Protocol):
    def find(self, grp: CoefficientGroup, code: str) -> Coefficient | None: ...

    def add(self, coefficient: Coefficient) -> None: ...
