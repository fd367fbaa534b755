"""A stored list that the viewer may work on."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.importing.kinds import Kinds
from cleaning.application.importing.ports import Imports
from cleaning.application.shared.access import Access
from cleaning.domain.importing.list_import import ListImport


@dataclass(frozen=True, slots=True)
class OpenImport:
    """The list, once the viewer may bring lists of its kind into its branch."""

    imports: Imports
    kinds: Kinds
    access: Access

    def __call__(self, import_id: int) -> ListImport:
        one = self.imports.get(import_id)
        self.access.require(self.kinds[one.kind].permission, branch=one.branch_id)
        return one
