"""What clients owed on a day, by open document or as one sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cleaning.application.clients.importing.whose import Whose
from cleaning.application.ledger.importing.kind import Balances, OpeningLists
from cleaning.application.ledger.importing.reading import amount, document, once
from cleaning.application.ledger.posting import CLIENTS
from cleaning.domain.importing.values import ImportKind
from cleaning.domain.ledger.importing.fields import RECEIVABLES
from cleaning.domain.ledger.opening import OpeningLine
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.shared.lists.heads import Heads
from cleaning.domain.shared.lists.listing import Listing
from cleaning.domain.shared.lists.reader import Reader


@dataclass(frozen=True)
class ReceivableLists(OpeningLists):
    """Dr 411 Клиенти / Cr 199; what is negative is the client's, like a credit note."""

    code: ClassVar[ImportKind] = ImportKind.RECEIVABLES
    heads: ClassVar[Heads] = RECEIVABLES

    balances: Balances
    whose: Whose

    def read(self, readers: Sequence[Reader], listing: Listing, on: date) -> Mapping[int, OpeningLine]:
        owners = self.whose(readers, listing.decisions, branch_id=listing.branch_id)
        lines: dict[int, OpeningLine] = {}
        taken: set[tuple[object, ...]] = set()
        for reader in readers:
            if (owner := owners.get(reader.row)) is None or (owed := amount(reader)) is None:
                continue
            number, documented, due = document(reader, on)
            if owed.amount < 0:
                reader.doubt("import.balance_credit", "amount")
            if once(reader, taken, owner.id, number):
                lines[reader.row] = OpeningLine(
                    row=reader.row, title=owner.name, account_code=CLIENTS, amount=owed, number=number,
                    documented_on=documented, due_on=due, client_id=ClientId(owner.id),
                )  # fmt: skip
        return lines
