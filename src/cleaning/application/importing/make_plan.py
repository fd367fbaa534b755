"""The dry run of a list."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.importing.kinds import Kinds
from cleaning.application.importing.plan import Plan
from cleaning.application.importing.ports import Imports
from cleaning.application.importing.sealed_cells import SealedCells
from cleaning.application.shared.ports import Clock
from cleaning.domain.importing.list_import import ListImport
from cleaning.domain.shared.lists import secrets
from cleaning.domain.shared.lists.doubts import WHOLE, Doubt
from cleaning.domain.shared.lists.listing import Listing

SAMPLED = 3


def nobody_watches(done: int, of: int) -> None:
    """For what is quick."""


@dataclass(frozen=True, slots=True)
class MakePlan:
    """Work out what would come of a list today among what its branch has, and keep that for the screens."""

    imports: Imports
    kinds: Kinds
    cells: SealedCells
    clock: Clock

    def __call__(self, one: ListImport, refused: str = "") -> Plan:
        """``refused`` is the code for which it could not be brought in."""
        kind, listing = self.kinds[one.kind], self.cells.listing(one)
        plan = kind.plan(listing, self.clock.today(), nobody_watches).plan
        if refused:
            plan.doubts.insert(0, msgspec.to_builtins(Doubt(code=refused, row=WHOLE)))
        keep(self.imports, listing, plan, kind.heads.secret)
        return plan


def keep(imports: Imports, listing: Listing, plan: Plan, secret: frozenset[str]) -> None:
    plan.sample = sample(listing, secret)
    imports.keep_plan(listing.import_id, msgspec.json.encode(plan))


def sample(listing: Listing, secret: frozenset[str]) -> list[list[str]]:
    """Some values of each column; codes are dots."""
    return [
        [
            secrets.DOTS if name in secret or secrets.sounds_secret(head) else secrets.masked(row[place])
            for row in listing.cells[:SAMPLED]
            if place < len(row) and row[place].strip()
        ]
        for place, (head, name) in enumerate(zip(listing.names, listing.columns, strict=True))
    ]
