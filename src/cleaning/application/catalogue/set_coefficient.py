"""Say what a circumstance multiplies the labour by."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cleaning.application.catalogue.ports import Coefficients
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.catalogue.coefficient import Coefficient
from cleaning.domain.catalogue.values import CoefficientGroup


@dataclass(frozen=True, slots=True)
class SetCoefficient:
    """Adds the coefficient, or gives the one of that group and code another name and value."""

    work: Work
    coefficients: Coefficients
    access: Access

    def __call__(self, grp: CoefficientGroup, code: str, name_bg: str, value: Decimal, *, name_en: str = "") -> None:
        with self.work:
            self.access.require(Permission.CATALOGUE_SERVICE_EDIT)
            known = self.coefficients.find(grp, code)
            if known is None:
                new = Coefficient(grp=grp, code=code, name_bg=name_bg, name_en=name_en, value=value)
                self.coefficients.add(new)
            else:
                known.name_bg, known.name_en = name_bg or known.name_bg, name_en or known.name_en
                known.set(value)
