"""The indexes prices follow: kept in the settings, typed by the company."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cleaning.application.sales.ports import PriceIndexes
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.sales.price_index import PriceIndex
from cleaning.domain.sales.values import IndexKind
from cleaning.domain.shared.errors import NotFound, RuleBroken


@dataclass(frozen=True, slots=True)
class AddIndex:
    """Another index; contracts name it by its code."""

    work: Work
    indexes: PriceIndexes
    access: Access

    def __call__(self, code: str, name: str, kind: IndexKind) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            if self.indexes.by_code(code.strip()) is not None:
                raise RuleBroken("index.known", field="code", value=code)
            self.indexes.add(PriceIndex.begin(code=code, name=name, kind=kind))


@dataclass(frozen=True, slots=True)
class SetIndexValue:
    """What an index was on a day."""

    work: Work
    indexes: PriceIndexes
    access: Access

    def __call__(self, code: str, on: date, value: Decimal) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            if (index := self.indexes.by_code(code)) is None:
                raise NotFound("price_index", code)
            index.set(on, value)
