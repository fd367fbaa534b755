"""Double entry: an entry is balanced from its birth and never changes; a mistake is reversed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import (
    BranchId,
    ClientId,
    ContractId,
    EmployeeId,
    EntryId,
    ItemId,
    PremisesId,
    ServiceId,
    SupplierId,
)
from cleaning.domain.shared.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """A sum on one side of an account, with whatever it can be analysed by."""

    account_code: str
    debit: Money = Money.ZERO
    credit: Money = Money.ZERO
    client_id: ClientId | None = None
    supplier_id: SupplierId | None = None
    employee_id: EmployeeId | None = None
    item_id: ItemId | None = None
    contract_id: ContractId | None = None
    premises_id: PremisesId | None = None
    service_id: ServiceId | None = None
    cost_centre: str | None = None

    def __post_init__(self) -> None:
        if self.debit < Money.ZERO or self.credit < Money.ZERO or bool(self.debit) == bool(self.credit):
            raise RuleBroken("ledger.line_one_side", account=self.account_code, debit=self.debit, credit=self.credit)

    @property
    def mirrored(self) -> EntryLine:
        return replace(self, debit=self.credit, credit=self.debit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one document did to the accounts on one day."""

    on: date
    branch_id: BranchId
    source_kind: str
    source_id: int | None
    lines: tuple[EntryLine, ...]
    number: str = ""
    text: str = ""
    reverses_id: EntryId | None = None

    def __post_init__(self) -> None:
        debit = sum((line.debit for line in self.lines), Money.ZERO)
        credit = sum((line.credit for line in self.lines), Money.ZERO)
        if len(self.lines) < 2:
            raise RuleBroken("ledger.too_few_lines", lines=len(self.lines))
        if debit != credit:
            raise RuleBroken("ledger.unbalanced", debit=debit, credit=credit)

    @property
    def total(self) -> Money:
        return sum((line.debit for line in self.lines), Money.ZERO)

    def reversal(self, entry_id: EntryId, *, on: date, text: str) -> Entry:
        """The same sums on the other sides: together with this one nothing has happened."""
        if self.reverses_id is not None:
            raise RuleBroken("ledger.reversal_reversed")
        if not text.strip():
            raise RuleBroken("ledger.reason_needed", field="reason")
        return replace(self, on=on, text=text.strip(), reverses_id=entry_id,
                       lines=tuple(line.mirrored for line in self.lines))  # fmt: skip


def debit(account_code: str, amount: Money, **keys: object) -> EntryLine | None:
    """A line on the debit side, on the credit side when the sum is negative, none when it is zero."""
    if not amount:
        return None
    if amount < Money.ZERO:
        return EntryLine(account_code=account_code, credit=-amount, **keys)  # type: ignore[arg-type]
    return EntryLine(account_code=account_code, debit=amount, **keys)  # type: ignore[arg-type]


def credit(account_code: str, amount: Money, **keys: object) -> EntryLine | None:
    """A line on the credit side, on the debit side when the sum is negative, none when it is zero."""
    return debit(account_code, -amount, **keys)


def lines_of(*parts: EntryLine | None) -> tuple[EntryLine, ...]:
    return tuple(part for part in parts if part is not None)


def joined(lines: Iterable[EntryLine]) -> tuple[EntryLine, ...]:
    """Lines that differ only in their sum become one, on the side that weighs more."""
    sums: dict[EntryLine, Money] = {}
    for line in lines:
        key = replace(line, debit=Money("0.01"), credit=Money.ZERO)
        sums[key] = sums.get(key, Money.ZERO) + line.debit - line.credit
    zero = Money.ZERO
    return tuple(
        replace(key, debit=amount if amount > zero else zero, credit=-amount if amount < zero else zero)
        for key, amount in sums.items()
        if amount
    )
