"""A person knows better what a column means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cleaning.application.importing.kinds import Kinds
from cleaning.application.importing.make_plan import MakePlan
from cleaning.application.importing.open_import import OpenImport
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class ChooseColumns:
    """Say what the columns mean; the plan is made anew."""

    work: Work
    open: OpenImport
    kinds: Kinds
    make_plan: MakePlan

    def __call__(self, import_id: int, columns: Sequence[str | None]) -> None:
        with self.work:
            one = self.open(import_id)
            heads = self.kinds[one.kind].heads
            if unknown := next((name for name in columns if name is not None and name not in heads.words), None):
                raise RuleBroken("field.not_offered", field="columns", value=unknown)
            if len(columns) != len(one.names):
                raise RuleBroken("import.columns", field="columns", most=len(one.names))
            one.choose(columns, heads)
            self.make_plan(one)
