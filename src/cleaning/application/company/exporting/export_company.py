"""Somebody wants the whole company as a file; the worker makes it."""

from __future__ import annotations

from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import ClassVar

from cleaning.application.company.exporting.ports import CompanyExports
from cleaning.application.company.exporting.write_company import WriteCompany
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Files, Jobs, Work
from cleaning.domain.company.company_export import CompanyExport, ExportStage
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import UserId

JOB = "company.export"


@dataclass(frozen=True, slots=True)
class StartExport:
    """Ask for it; the screen is free meanwhile."""

    work: Work
    exports: CompanyExports
    jobs: Jobs
    access: Access
    clock: Clock

    def __call__(self) -> int:
        self.access.require(Permission.COMPANY_EXPORT)
        viewer = self.access.viewer
        with self.work:
            one = CompanyExport(
                created_at=self.clock.now(),
                user_id=None if viewer.user_id is None else UserId(viewer.user_id),
                actor=viewer.name,
            )
            self.exports.add(one)
            self.jobs.defer(JOB, lock="company-export", export_id=one.id)
            return one.id


@dataclass(frozen=True, slots=True)
class ReadExport:
    """The bytes of one that is done."""

    exports: CompanyExports
    files: Files
    work: Work
    access: Access

    def __call__(self, export_id: int) -> bytes:
        self.access.require(Permission.COMPANY_EXPORT)
        with self.work:
            one = self.exports.get(export_id)
        if one.stage is not ExportStage.DONE:
            raise NotFound("export", export_id)
        return self.files.read(one.file)


@dataclass(frozen=True, slots=True)
class MakeExport:
    """Write it and keep it; one that is done is left alone."""

    name: ClassVar[str] = JOB

    work: Work
    exports: CompanyExports
    write: WriteCompany
    files: Files
    clock: Clock

    def __call__(self, *, export_id: int) -> None:
        with self.work:
            if self.exports.get(export_id).stage is ExportStage.DONE:
                return
        with TemporaryFile() as target:
            rows = self.write(target, self.exports.board(export_id))
            target.seek(0)
            content = target.read()
        with self.work:
            file = self.files.keep(content)
            self.exports.get(export_id).finish(file=file, size=len(content), rows=rows, at=self.clock.now())
