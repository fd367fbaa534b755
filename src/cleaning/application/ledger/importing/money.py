"""What lay in cash desks and at banks on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cleaning.application.ledger.importing.kind import Balances, OpeningLists
from cleaning.application.ledger.importing.reading import amount, chooser, once
from cleaning.application.ledger.ports import OpeningParties
from cleaning.domain.importing.values import ImportKind
from cleaning.domain.ledger.importing.fields import AMOUNT, IBAN, MONEY, NAME
from cleaning.domain.ledger.opening import OpeningLine
from cleaning.domain.shared.ids import BranchId, DeskId
from cleaning.domain.shared.lists.doubts import Weight
from cleaning.domain.shared.lists.heads import Heads
from cleaning.domain.shared.lists.listing import Listing
from cleaning.domain.shared.lists.reader import Reader

CASH = "501"


@dataclass(frozen=True)
class MoneyLists(OpeningLists):
    """Dr 501/503 / Cr 199; a desk money went through already has its balance."""

    code: ClassVar[ImportKind] = ImportKind.MONEY
    heads: ClassVar[Heads] = MONEY

    balances: Balances
    parties: OpeningParties

    def read(self, readers: Sequence[Reader], listing: Listing, on: date) -> Mapping[int, OpeningLine]:
        choose = chooser(self.parties.desks(BranchId(listing.branch_id)), "desk", (IBAN, NAME))
        lines: dict[int, OpeningLine] = {}
        taken: set[tuple[object, ...]] = set()
        for reader in readers:
            if (desk := choose(reader, listing.decisions)) is None or (lies := amount(reader)) is None:
                continue
            if desk.used:
                reader.doubt("import.desk_used", AMOUNT, Weight.SKIPPED)
            elif lies.amount < 0 and desk.account_code.startswith(CASH):
                reader.doubt("import.cash_negative", AMOUNT, Weight.SKIPPED)
            elif once(reader, taken, desk.id):
                lines[reader.row] = OpeningLine(
                    row=reader.row, title=desk.name, account_code=desk.account_code, amount=lies, documented_on=on,
                    due_on=on, desk_id=DeskId(desk.id),
                )  # fmt: skip
        return lines
