"""The company's sign on every paper: chosen, replaced, taken away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import msgspec

from cleaning.application.company.ports import Settings
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Files, Work
from cleaning.domain.shared.errors import NotFound

KEY = "logo"


class Logo(msgspec.Struct, frozen=True, kw_only=True):
    """PNG on white with nothing in it but pixels."""

    content: bytes
    width: int
    height: int


class LogoPictures(Protocol):
    def logo(self, content: bytes, *, field: str) -> Logo:
        """Decode and write anew. RuleBroken ``picture.…`` or ``logo.…`` at ``field`` for what cannot be one."""


@dataclass(frozen=True, slots=True)
class SetLogo:
    """Papers issued before keep what they were issued with."""

    work: Work
    settings: Settings
    pictures: LogoPictures
    files: Files
    access: Access

    def __call__(self, content: bytes) -> None:
        self.access.require(Permission.COMPANY_SETTINGS_EDIT)
        logo = self.pictures.logo(content, field="logo")
        with self.work:
            kept = {"file": self.files.keep(logo.content), "width": logo.width, "height": logo.height}
            self.settings.get(KEY).change(kept)


@dataclass(frozen=True, slots=True)
class RemoveLogo:
    work: Work
    settings: Settings
    access: Access

    def __call__(self) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            self.settings.get(KEY).change({"file": ""})


@dataclass(frozen=True, slots=True)
class ReadLogo:
    """As it stands on papers. Raise NotFound when there is none."""

    company: CompanyQueries
    files: Files
    access: Access

    def __call__(self) -> bytes:
        self.access.require(Permission.COMPANY_SETTINGS_VIEW)
        key: str = (self.company.setting(KEY) or {}).get("file", "")
        if not key:
            raise NotFound("logo", "")
        return self.files.read(key)
