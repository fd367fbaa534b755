"""Which known record a row speaks of: the one that fits, or of several the one a person chose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cleaning.domain.shared.lists.doubts import Weight
from cleaning.domain.shared.lists.place import place_key
from cleaning.domain.shared.lists.reader import Reader


@dataclass(frozen=True, slots=True)
class Candidate:
    """``told`` describes it so that a person knows it from the others."""

    id: int
    name: str
    told: str


def bare(name: str) -> str:
    """Letters and digits only, small: what is compared when names are."""
    return place_key(name)[0]


def pick(reader: Reader, what: str, at: str, fitting: Sequence[Candidate], decision: str) -> Candidate | None:
    """None leaves the row out: ``import.<what>_unknown`` or ``import.<what>_several``, with the choices."""
    if not fitting:
        reader.doubt(f"import.{what}_unknown", at, Weight.SKIPPED)
        return None
    if len(fitting) == 1:
        return fitting[0]
    choices = tuple((f"{what}:{one.id}", one.told) for one in fitting)
    chosen = next((one for one in fitting if decision == f"{what}:{one.id}"), None)
    if chosen is None:
        reader.doubt(f"import.{what}_several", at, Weight.SKIPPED, choices=choices)
    else:
        reader.doubt("import.chosen", at, Weight.NOTE, choices=choices, name=chosen.name)
    return chosen
