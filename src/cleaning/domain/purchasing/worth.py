"""What a receipt is worth: sums of rounded lines, VAT once per rate, shared back to the lines without losing a cent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cleaning.domain.purchasing.events import ReceivedLine
from cleaning.domain.purchasing.receipt_line import ReceiptLine
from cleaning.domain.shared.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    net: Money
    vat: Money
    lines: tuple[ReceivedLine, ...]


def vat_shares(lines: Sequence[ReceiptLine]) -> list[Money]:
    """The VAT of each line; the lines of one rate add up to that rate's VAT on their sum."""
    shares = [Money.ZERO] * len(lines)
    for rate in {line.vat_rate for line in lines}:
        places = [place for place, line in enumerate(lines) if line.vat_rate == rate]
        base = sum((lines[place].net for place in places), Money.ZERO)
        tax = base * ((rate or Decimal(0)) / 100)
        if tax:
            for place, share in zip(places, tax.allocate([lines[place].net.amount for place in places]), strict=True):
                shares[place] = share
    return shares


def worth(lines: Sequence[ReceiptLine], *, deducts: bool) -> Worth:
    """For a company that deducts no VAT, the tax is part of what the goods cost."""
    received = [
        ReceivedLine(
            item_id=line.item_id,
            quantity=line.quantity,
            net=line.net if deducts else line.net + vat,
            vat=vat if deducts else Money.ZERO,
            lot=line.lot,
            expires_on=line.expires_on,
        )
        for line, vat in zip(lines, vat_shares(lines), strict=True)
    ]
    return Worth(
        net=sum((line.net for line in received), Money.ZERO),
        vat=sum((line.vat for line in received), Money.ZERO),
        lines=tuple(received),
    )
