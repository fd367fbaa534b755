"""Ready-made services with usual norms: a company begins with some and measures its own.

A norm here is an estimate of ours for one trained person at an ordinary pace and soiling, no standard: ``how`` says
what the work is done with, and the norm itself how much an hour yields.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

import msgspec

from cleaning.application.catalogue.ports import Services
from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.catalogue.service import Service, ServiceDetails
from cleaning.domain.catalogue.values import Category
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.money import UnitCost
from cleaning.domain.shared.quantity import Unit

HOUR = Decimal(60)
TENTH = Decimal("0.1")
PAY_SHARE = Decimal("0.6")
"""Of the company's cost of an hour, what a crew gets as pay by the piece; the rest is what comes on top of pay."""


class ReadyService(msgspec.Struct, frozen=True, kw_only=True):
    """``minutes`` of one person for one ``unit``; ``how_*``: what it is done with and what it leaves out."""

    code: str
    category: Category
    unit: Unit
    minutes: Decimal
    name_bg: str
    name_en: str
    how_bg: str
    how_en: str
    checklist: tuple[str, ...]
    skills: tuple[str, ...]

    @property
    def an_hour(self) -> Decimal:
        """Units one person does in an hour."""
        return (HOUR / self.minutes).quantize(TENTH, ROUND_HALF_UP)

    def name(self, lang: str) -> str:
        return self.name_en if lang == "en" else self.name_bg

    def how(self, lang: str) -> str:
        return self.how_en if lang == "en" else self.how_bg

    def details(self, labour_cost: Decimal) -> ServiceDetails:
        rate = UnitCost(self.minutes / HOUR * labour_cost * PAY_SHARE)
        return ServiceDetails(
            code=self.code, name_bg=self.name_bg, name_en=self.name_en, category=self.category, unit=self.unit,
            minutes_per_unit=self.minutes, piece_rate=rate, checklist=self.checklist, skills=self.skills,
        )  # fmt: skip


class ReadyServices(Protocol):
    def all(self) -> tuple[ReadyService, ...]:
        """Those that come with the program, by kind of cleaning."""


@dataclass(frozen=True, slots=True)
class AddReadyServices:
    """The chosen ones become services of the company's own; one whose code is there already stays as it is."""

    work: Work
    ready: ReadyServices
    services: Services
    catalogue: CatalogueQueries
    company: CompanyQueries
    access: Access

    def __call__(self, codes: Collection[str]) -> int:
        """How many were added."""
        with self.work:
            self.access.require(Permission.CATALOGUE_SERVICE_EDIT)
            if not codes:
                raise RuleBroken("service.none_chosen")
            known = self.catalogue.codes()
            labour_cost = self.company.pricing_defaults().labour_cost.amount
            fresh = [one for one in self.ready.all() if one.code in codes and one.code not in known]
            for one in fresh:
                self.services.add(Service.add(one.details(labour_cost)))
            return len(fresh)
