"""What lists of persons and of firms can show beside the name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cleaning.domain.clients.values import ClientKind
from cleaning.domain.shared.errors import RuleBroken


class Column(StrEnum):
    """In the order they stand in. Sums are of whoever may see them."""

    NUMBER = "number"
    EIK = "eik"
    CONTACT = "contact"
    CITY = "city"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    PREMISES = "premises"
    MONTHLY = "monthly"
    LAST = "last_on"
    NEXT = "next_on"
    BALANCE = "balance"
    SEGMENT = "segment"
    MANAGER = "manager"
    BRANCH = "branch"
    STATUS = "status"


OF_FIRMS = frozenset({Column.EIK})
OFFERED: dict[ClientKind, tuple[Column, ...]] = {
    ClientKind.INDIVIDUAL: tuple(one for one in Column if one not in OF_FIRMS),
    ClientKind.ORGANISATION: tuple(Column),
}
USUAL: dict[ClientKind, tuple[Column, ...]] = {
    ClientKind.INDIVIDUAL: (
        Column.ADDRESS, Column.PHONE, Column.PREMISES, Column.LAST, Column.NEXT, Column.BALANCE, Column.MANAGER,
        Column.STATUS,
    ),
    ClientKind.ORGANISATION: (
        Column.CONTACT, Column.PHONE, Column.PREMISES, Column.MONTHLY, Column.BALANCE, Column.MANAGER, Column.STATUS,
    ),
}  # fmt: skip
MOST = 10


@dataclass(frozen=True, slots=True)
class Columns:
    """The chosen ones, in their order; more than ten nobody reads in a row."""

    kind: ClientKind
    chosen: tuple[Column, ...]

    def __post_init__(self) -> None:
        if unknown := [one for one in self.chosen if one not in OFFERED[self.kind]]:
            raise RuleBroken("choice.unknown", field="columns", value=unknown[0])
        if not 1 <= len(set(self.chosen)) <= MOST:
            raise RuleBroken("columns.count", field="columns", most=MOST)
        object.__setattr__(self, "chosen", tuple(one for one in Column if one in self.chosen))
