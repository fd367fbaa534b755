"""What treasury needs of the world. Lock in this order: desks, documents, number, payments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from cleaning.domain.shared.ids import ClientId, DeskId, PaymentId, SupplierId
from cleaning.domain.shared.money import Money
from cleaning.domain.treasury.debt import Debt
from cleaning.domain.treasury.desk import Desk
from cleaning.domain.treasury.payment import Payment


class Desks(Protocol):
    def get(self, desk_id: DeskId, *, lock: bool = False) -> Desk:
        """Raise NotFound when there is none."""

    def lock(self, desk_ids: Sequence[DeskId]) -> dict[DeskId, Desk]:
        """Several at once, locked in the order of their ids. Raise NotFound when one is missing."""

    def add(self, desk: Desk) -> None: ...


class Debts(Protocol):
    """Documents that clients owe us or we owe suppliers."""

    def add(self, debt: Debt) -> None: ...

    def open_of_client(self, client_id: ClientId) -> list[Debt]:
        """Not wholly settled, credit notes too; locked until the commit."""

    def open_of_supplier(self, supplier_id: SupplierId) -> list[Debt]: ...

    def of_source(self, kind: str, source_id: int) -> Debt | None:
        """The document's debt, locked."""

    def lock(self, debt_ids: Sequence[int]) -> dict[int, Debt]: ...


class Allocations(Protocol):
    """What paid what; only ever added to."""

    def paid(self, payment: Payment, debt: Debt, amount: Money) -> None: ...

    def credited(self, credit: Debt, debt: Debt, amount: Money) -> None:
        """A credit note settled so much of another document."""

    def of_payment(self, payment_id: PaymentId) -> dict[int, Money]:
        """Debt → what the payment settled of it."""


class Payments(Protocol):
    def add(self, payment: Payment) -> None:
        """RuleBroken ``payment.counted``: the desk already has one with this reference."""

    def get(self, payment_id: PaymentId, *, lock: bool = False) -> Payment:
        """Raise NotFound when there is none."""

    def advances(self, client_id: ClientId) -> list[Payment]:
        """Of the client, not used up, oldest first; locked until the commit."""

    def reversed(self, payment_id: PaymentId) -> bool: ...
