"""The chart of accounts: a company may rename, add and retire accounts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cleaning.domain.ledger.values import AccountType, Side
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken

CODE = re.compile(r"[0-9]{3,6}")


@dataclass(eq=False, kw_only=True)
class Account(Aggregate):
    """A synthetic or analytic account; ``side`` is where its balance normally lies."""

    code: str
    name_bg: str
    name_en: str
    type: AccountType
    side: Side
    active: bool = True

    def __post_init__(self) -> None:
        if not CODE.fullmatch(self.code):
            raise RuleBroken("ledger.account_code", field="code", account=self.code)
        self._named()

    def change(self, *, name_bg: str, name_en: str, active: bool) -> None:
        self.name_bg, self.name_en, self.active = name_bg.strip(), name_en.strip(), active
        self._named()

    def _named(self) -> None:
        if not self.name_bg.strip():
            raise RuleBroken("ledger.account_name", field="name_bg")
