"""A person knows better what becomes of a row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cleaning.application.importing.kinds import Kinds
from cleaning.application.importing.make_plan import MakePlan
from cleaning.application.importing.open_import import OpenImport
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.lists.listing import SKIP

CHOSEN = re.compile(r"[a-z]+:\d{1,18}")
"""``client:12``: this one of those that fit; a kind takes only what it had offered."""


@dataclass(frozen=True, slots=True)
class DecideRow:
    """Leave a row out, keep it apart, or say which record it speaks of; None is the usual way. The plan is new then."""

    work: Work
    open: OpenImport
    kinds: Kinds
    make_plan: MakePlan

    def __call__(self, import_id: int, row: int, decision: str | None) -> None:
        with self.work:
            one = self.open(import_id)
            known = (SKIP, *self.kinds[one.kind].decisions)
            if decision is not None and decision not in known and not CHOSEN.fullmatch(decision):
                raise RuleBroken("field.not_offered", field="decision", value=decision)
            one.decide(row, decision)
            self.make_plan(one)
