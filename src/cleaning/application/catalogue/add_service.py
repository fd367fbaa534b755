"""Begin to sell a kind of work."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.catalogue.ports import Services
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.catalogue.service import Service, ServiceDetails
from cleaning.domain.shared.ids import ServiceId


@dataclass(frozen=True, slots=True)
class AddService:
    work: Work
    services: Services
    access: Access

    def __call__(self, details: ServiceDetails) -> ServiceId:
        with self.work:
            self.access.require(Permission.CATALOGUE_SERVICE_EDIT)
            service = Service.add(details)
            self.services.add(service)
            return service.known_id
