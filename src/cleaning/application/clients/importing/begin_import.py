"""Somebody brings a file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import msgspec

from cleaning.application.clients.importing.make_plan import MakePlan
from cleaning.application.clients.importing.ports import Imports, Sheet, Spreadsheets
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.clients.importing.fields import Head, find_head
from cleaning.domain.clients.list_import import ListImport
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, UserId


class BroughtFile(msgspec.Struct, frozen=True, kw_only=True):
    """``branch_id`` None is the viewer's branch: new clients will belong to it."""

    name: str
    content: bytes
    branch_id: int | None = None


@dataclass(frozen=True, slots=True)
class BeginImport:
    """Read the file, find its head, and show what would come of it; nothing is brought in yet."""

    work: Work
    imports: Imports
    spreadsheets: Spreadsheets
    make_plan: MakePlan
    access: Access
    clock: Clock

    def __call__(self, command: BroughtFile) -> int:
        viewer = self.access.viewer
        branch = command.branch_id or viewer.branch_id or next(iter(viewer.branch_ids), None)
        if branch is None:
            raise RuleBroken("field.required", field="branch_id")
        self.access.require(Permission.CLIENTS_IMPORT, branch=branch)
        sheet, head = the_list(self.spreadsheets.read(command.name, command.content))
        with self.work:
            one = ListImport(
                branch_id=BranchId(branch),
                user_id=None if viewer.user_id is None else UserId(viewer.user_id),
                file_name=command.name[-200:],
                digest=hashlib.sha256(command.content).hexdigest(),
                sheet=sheet.name,
                names=head.names,
                first_row=head.row + 2,
                columns=head.fields,
                cells=tuple(sheet.rows[head.row + 1 :]),
                created_at=self.clock.now(),
            )
            self.imports.add(one)
            self.make_plan(one)
            return one.id


def the_list(sheets: list[Sheet]) -> tuple[Sheet, Head]:
    """The sheet whose head says the most. RuleBroken ``import.no_head`` when none has one."""
    found = [(sheet, head) for sheet in sheets if (head := find_head(sheet.rows)) is not None]
    if not found:
        raise RuleBroken("import.no_head", field="file")
    return max(found, key=lambda pair: sum(field is not None for field in pair[1].fields))
