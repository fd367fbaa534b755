"""What a scanned code means to the store: the code itself."""

from dataclasses import dataclass

from cleaning.application.purchasing.ports import Symbol
from cleaning.domain.inventory import barcode


@dataclass(frozen=True, slots=True)
class PlainSymbols:
    """Codes that carry nothing but a number."""

    def read(self, raw: str) -> Symbol:
        return Symbol(code=barcode.normal(raw))
