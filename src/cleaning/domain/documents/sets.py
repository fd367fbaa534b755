"""Which papers belong to a new contract, quote, order or visit of a person and of a firm."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import RuleBroken


class Origin(StrEnum):
    """What papers are made of; the value is also the record's noun in addresses."""

    CONTRACT = "contract"
    QUOTE = "quote"
    ORDER = "order"
    VISIT = "visit"


OFFERED: dict[Origin, tuple[Kind, ...]] = {
    Origin.CONTRACT: (Kind.CONTRACT, Kind.SPECIFICATION, Kind.KEYS),
    Origin.QUOTE: (Kind.QUOTE, Kind.STATEMENT),
    Origin.ORDER: (Kind.ORDER,),
    Origin.VISIT: (Kind.ORDER, Kind.ACCEPTANCE, Kind.INVOICE),
}


@dataclass(frozen=True, slots=True)
class PaperSet:
    """The chosen papers of one origin, in the order they are offered; none is a choice too."""

    origin: Origin
    kinds: tuple[Kind, ...]

    def __post_init__(self) -> None:
        offered = OFFERED[self.origin]
        if unknown := [kind for kind in self.kinds if kind not in offered]:
            raise RuleBroken("choice.unknown", field=str(self.origin), value=unknown[0])
        object.__setattr__(self, "kinds", tuple(kind for kind in offered if kind in self.kinds))

    @property
    def others(self) -> tuple[Kind, ...]:
        """What can be made besides."""
        return tuple(kind for kind in OFFERED[self.origin] if kind not in self.kinds)
