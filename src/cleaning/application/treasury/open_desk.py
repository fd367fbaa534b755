"""Bank accounts and cash desks of the branches."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.application.treasury.ports import Desks
from cleaning.domain.shared import identifiers
from cleaning.domain.shared.ids import BranchId, DeskId
from cleaning.domain.treasury.desk import Desk
from cleaning.domain.treasury.values import DeskKind

ACCOUNTS = {DeskKind.CASH: "501", DeskKind.BANK: "503"}


class NewDesk(msgspec.Struct, frozen=True, kw_only=True):
    """``account_code``: 501 for cash and 503 for a bank when left out."""

    branch_id: BranchId
    kind: DeskKind
    name: str
    iban: str = ""
    bic: str = ""
    account_code: str = ""


class DeskChange(msgspec.Struct, frozen=True, kw_only=True):
    desk_id: DeskId
    version: int | None
    name: str
    iban: str = ""
    bic: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class OpenDesk:
    work: Work
    desks: Desks
    access: Access

    def __call__(self, command: NewDesk) -> DeskId:
        with self.work:
            self.access.require(Permission.LEDGER_PERIOD_CLOSE, branch=command.branch_id)
            desk = Desk(
                branch_id=command.branch_id, kind=command.kind, name=command.name.strip(),
                account_code=command.account_code or ACCOUNTS[command.kind],
                iban=identifiers.iban(command.iban) if command.iban else "", bic=command.bic.strip(),
            )  # fmt: skip
            self.desks.add(desk)
            return desk.id


@dataclass(frozen=True, slots=True)
class ChangeDesk:
    work: Work
    desks: Desks
    access: Access

    def __call__(self, command: DeskChange) -> None:
        with self.work:
            desk = self.desks.get(command.desk_id)
            self.access.require(Permission.LEDGER_PERIOD_CLOSE, branch=desk.branch_id)
            desk.expect(command.version)
            iban = identifiers.iban(command.iban) if command.iban else ""
            desk.change(name=command.name, iban=iban, bic=command.bic.strip(), active=command.active)
