"""Shape the chart of accounts."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.ledger.ports import Accounts
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.ledger.account import Account
from cleaning.domain.ledger.values import AccountType, Side


class NewAccount(msgspec.Struct, frozen=True, kw_only=True):
    code: str
    name_bg: str
    name_en: str = ""
    type: AccountType
    side: Side


class AccountChange(msgspec.Struct, frozen=True, kw_only=True):
    code: str
    version: int | None
    name_bg: str
    name_en: str
    active: bool


@dataclass(frozen=True, slots=True)
class AddAccount:
    work: Work
    accounts: Accounts
    access: Access

    def __call__(self, command: NewAccount) -> None:
        with self.work:
            self.access.require(Permission.LEDGER_PERIOD_CLOSE)
            self.accounts.add(Account(code=command.code, name_bg=command.name_bg,
                                      name_en=command.name_en or command.name_bg, type=command.type,
                                      side=command.side))  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChangeAccount:
    work: Work
    accounts: Accounts
    access: Access

    def __call__(self, command: AccountChange) -> None:
        with self.work:
            self.access.require(Permission.LEDGER_PERIOD_CLOSE)
            account = self.accounts.get(command.code)
            account.expect(command.version)
            account.change(name_bg=command.name_bg, name_en=command.name_en, active=command.active)
