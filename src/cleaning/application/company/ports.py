"""What the use cases of company need."""

from datetime import date
from typing import Protocol

from cleaning.domain.company.branch import Branch
from cleaning.domain.company.company import Company
from cleaning.domain.company.series import NumberSeries
from cleaning.domain.company.setting import Setting
from cleaning.domain.company.values import Dictionary, VatCode
from cleaning.domain.company.vat_rate import VatRate
from cleaning.domain.company.word import Word
from cleaning.domain.shared.ids import BranchId, WordId


class Companies(Protocol):
    def the(self) -> Company | None:
        """The one there is; None before anybody named it."""

    def add(self, company: Company) -> None: ...


class Branches(Protocol):
    def get(self, branch_id: BranchId) -> Branch: ...

    def add(self, branch: Branch) -> None: ...


class Settings(Protocol):
    def get(self, key: str) -> Setting:
        """The stored group, or a new empty one."""


class VatRates(Protocol):
    def current(self, code: VatCode, on: date) -> VatRate | None: ...

    def add(self, rate: VatRate) -> None: ...


class Dictionaries(Protocol):
    """Every word of every dictionary."""

    def get(self, word_id: WordId) -> Word:
        """Raise NotFound when there is none."""

    def add(self, word: Word) -> None: ...

    def lock(self, dictionary: Dictionary) -> int:
        """How many words it has; nobody else changes its tree until this transaction ends."""


class Series(Protocol):
    def get(self, series_id: int) -> NumberSeries: ...


class Promises(Protocol):
    """What must always be true of the stored data."""

    def ask(self) -> tuple[int, tuple[str, ...]]:
        """How many were asked, and the names of those that do not hold."""
