"""A person knows better what a column means or whether two rows are one client."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cleaning.application.clients.importing.make_plan import MakePlan
from cleaning.application.clients.importing.ports import Imports
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.clients.importing.fields import Field
from cleaning.domain.clients.importing.merging import Decision


@dataclass(frozen=True, slots=True)
class ChooseColumns:
    """Say what the columns mean; the plan is made anew."""

    work: Work
    imports: Imports
    make_plan: MakePlan
    access: Access

    def __call__(self, import_id: int, columns: Sequence[Field | None]) -> None:
        with self.work:
            one = self.imports.get(import_id)
            self.access.require(Permission.CLIENTS_IMPORT, branch=one.branch_id)
            one.choose(columns)
            self.make_plan(one)


@dataclass(frozen=True, slots=True)
class DecideRow:
    """Leave a row out or keep it apart; None is the usual way. The plan is made anew."""

    work: Work
    imports: Imports
    make_plan: MakePlan
    access: Access

    def __call__(self, import_id: int, row: int, decision: Decision | None) -> None:
        with self.work:
            one = self.imports.get(import_id)
            self.access.require(Permission.CLIENTS_IMPORT, branch=one.branch_id)
            one.decide(row, decision)
            self.make_plan(one)
