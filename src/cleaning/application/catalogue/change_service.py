"""Change what is said about a kind of work."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.catalogue.ports import Services
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.catalogue.service import ServiceDetails
from cleaning.domain.shared.ids import ServiceId


@dataclass(frozen=True, slots=True)
class ChangeService:
    """``version`` is the one the person saw; a newer stored one is a conflict."""

    work: Work
    services: Services
    access: Access

    def __call__(self, service_id: ServiceId, details: ServiceDetails, *, version: int | None = None) -> None:
        with self.work:
            self.access.require(Permission.CATALOGUE_SERVICE_EDIT)
            service = self.services.get(service_id)
            service.expect(version)
            service.change(details)
