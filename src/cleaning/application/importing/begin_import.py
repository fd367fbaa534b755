"""Somebody brings a file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

import msgspec

from cleaning.application.importing.kinds import Kinds
from cleaning.application.importing.make_plan import MakePlan
from cleaning.application.importing.ports import Imports, Sheet, Spreadsheets
from cleaning.application.importing.sealed_cells import SealedCells
from cleaning.application.shared.access import Access
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.importing.list_import import ListImport
from cleaning.domain.importing.values import ImportKind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, UserId
from cleaning.domain.shared.lists.heads import Head, Heads


class BroughtFile(msgspec.Struct, frozen=True, kw_only=True):
    """``branch_id`` None is the viewer's branch: what is new will belong to it. ``on``: the day the list speaks of."""

    name: str
    content: bytes
    kind: ImportKind = ImportKind.CLIENTS
    branch_id: int | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class BeginImport:
    """Read the file, find its head, and show what would come of it; nothing is brought in yet.

    The same file again is read as it was corrected the first time.
    """

    work: Work
    imports: Imports
    spreadsheets: Spreadsheets
    kinds: Kinds
    cells: SealedCells
    make_plan: MakePlan
    access: Access
    clock: Clock

    def __call__(self, command: BroughtFile) -> int:
        viewer, kind = self.access.viewer, self.kinds[command.kind]
        branch = command.branch_id or viewer.branch_id or next(iter(viewer.branch_ids), None)
        if branch is None:
            raise RuleBroken("field.required", field="branch_id")
        self.access.require(kind.permission, branch=branch)
        on = kind.day(command.on, self.clock.today())
        sheet, head = the_list(self.spreadsheets.read(command.name, command.content), kind.heads)
        digest = hashlib.sha256(command.content).hexdigest()
        sealed = self.cells.seal(tuple(sheet.rows[head.row + 1 :]), digest)
        with self.work:
            one = ListImport(
                kind=kind.code,
                branch_id=BranchId(branch),
                user_id=None if viewer.user_id is None else UserId(viewer.user_id),
                file_name=tidy_name(command.name),
                digest=digest,
                sheet=sheet.name,
                names=head.names,
                first_row=head.row + 2,
                columns=head.fields,
                key_id=sealed.key_id,
                sealed=sealed.content,
                on=on,
                created_at=self.clock.now(),
            )
            before = self.imports.same(kind.code, branch, digest)
            if before is not None and before.sealed is not None and before.names == one.names:
                one.columns, one.decisions = before.columns, dict(before.decisions)
                one.key_id, one.sealed = before.key_id, before.sealed
            self.imports.add(one)
            self.make_plan(one)
            return one.id


def the_list(sheets: list[Sheet], heads: Heads) -> tuple[Sheet, Head]:
    """The sheet whose head says the most. RuleBroken ``import.no_head`` when none has one."""
    found = [(sheet, head) for sheet in sheets if (head := heads.find(sheet.rows)) is not None]
    if not found:
        raise RuleBroken("import.no_head", field="file")
    return max(found, key=lambda pair: pair[1].known)


def tidy_name(name: str) -> str:
    """The last part of a path, without what no file name holds: it is shown, and never opened."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign for sign in bare if sign.isprintable()).strip()[-200:] or "?"
