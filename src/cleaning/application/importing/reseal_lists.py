"""Every list under the newest key."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.importing.ports import Imports
from cleaning.application.importing.sealed_cells import SealedCells
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work

AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class ResealLists:
    """In steps that each stand by themselves: broken off, the rest is done by the next call."""

    work: Work
    imports: Imports
    cells: SealedCells
    access: Access

    def __call__(self) -> int:
        """How many were under an older key."""
        self.access.require(Permission.COMPANY_SETTINGS_EDIT)
        key, done = self.cells.vault.current(), 0
        while True:
            with self.work:
                older = self.imports.sealed_otherwise(key, AT_ONCE)
                for one in older:
                    self.cells.put(one, self.cells.open(one))
            done += len(older)
            if len(older) < AT_ONCE:
                return done
