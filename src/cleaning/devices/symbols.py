"""What a scanned code means to the store: the code to look up and, from GS1 symbols, lot, expiry and count."""

from dataclasses import dataclass
from decimal import Decimal

from cleaning.application.purchasing.ports import Symbol
from cleaning.devices import gs1
from cleaning.domain.inventory import barcode


@dataclass(frozen=True, slots=True)
class Gs1Symbols:
    """A symbol that is no good GS1 is taken as a code of its own."""

    def read(self, raw: str) -> Symbol:
        reading = gs1.parse(raw)
        if reading.gtin is None or reading.errors:
            return Symbol(code=barcode.normal(raw))
        return Symbol(
            code=reading.gtin,
            lot=reading.lot or "",
            expires_on=reading.expiry,
            count=Decimal(reading.count) if reading.count else None,
        )
