"""What we owed suppliers on a day, by open document or as one sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cleaning.application.ledger.importing.kind import Balances, OpeningLists
from cleaning.application.ledger.importing.reading import amount, chooser, document, once
from cleaning.application.ledger.ports import OpeningParties
from cleaning.application.ledger.posting import SUPPLIERS
from cleaning.domain.importing.values import ImportKind
from cleaning.domain.ledger.importing.fields import EIK, NAME, PAYABLES
from cleaning.domain.ledger.opening import OpeningLine
from cleaning.domain.shared.ids import SupplierId
from cleaning.domain.shared.lists.heads import Heads
from cleaning.domain.shared.lists.listing import Listing
from cleaning.domain.shared.lists.reader import Reader


@dataclass(frozen=True)
class PayableLists(OpeningLists):
    """Dr 199 / Cr 401 Доставчици; what is negative the supplier owes us."""

    code: ClassVar[ImportKind] = ImportKind.PAYABLES
    heads: ClassVar[Heads] = PAYABLES

    balances: Balances
    parties: OpeningParties

    def read(self, readers: Sequence[Reader], listing: Listing, on: date) -> Mapping[int, OpeningLine]:
        choose = chooser(self.parties.suppliers(), "supplier", (EIK, NAME))
        lines: dict[int, OpeningLine] = {}
        taken: set[tuple[object, ...]] = set()
        for reader in readers:
            if (supplier := choose(reader, listing.decisions)) is None or (owed := amount(reader)) is None:
                continue
            number, documented, due = document(reader, on)
            if owed.amount < 0:
                reader.doubt("import.balance_credit", "amount")
            if once(reader, taken, supplier.id, number):
                lines[reader.row] = OpeningLine(
                    row=reader.row, title=supplier.name, account_code=SUPPLIERS, amount=owed, number=number,
                    documented_on=documented, due_on=due, supplier_id=SupplierId(supplier.id),
                )  # fmt: skip
        return lines
