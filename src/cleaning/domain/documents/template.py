"""How documents of a kind are written, as the company wants it. Every save is a version; none is ever lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from cleaning.domain.documents.events import TemplateWritten
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.domain.shared.ids import TemplateId

LANGUAGES = ("bg", "en")


def fingerprint(source: str) -> str:
    """SHA-256 of a template's text, in hex."""
    return sha256(source.encode()).hexdigest()


@dataclass(eq=False, kw_only=True)
class TemplateVersion:
    """The text as it was saved once."""

    id: int | None = None
    template_id: TemplateId | None = None
    number: int
    source: str
    note: str = ""
    author_id: int | None = None
    created_at: datetime


@dataclass(eq=False, kw_only=True)
class Template(Aggregate):
    """One kind in one language; its last version is what counts."""

    id: TemplateId | None = None
    kind: Kind
    language: str
    name: str
    newest: int = 0
    versions: list[TemplateVersion] = field(default_factory=list)
    version: int = 1

    @property
    def known_id(self) -> TemplateId:
        assert self.id is not None, "a template has its id once it is stored"
        return self.id

    @property
    def last(self) -> TemplateVersion:
        return self.versions[-1]

    def call(self, name: str) -> None:
        if not name.strip():
            raise RuleBroken("field.required", field="name")
        self.name = name.strip()

    def write(self, source: str, *, at: datetime, author: int | None, note: str = "") -> None:
        """The next version; a text that is the last one already makes none."""
        if not source.strip():
            raise RuleBroken("field.required", field="source")
        if self.versions and self.last.source == source:
            return
        number = self.last.number + 1 if self.versions else 1
        self.newest = number  # so that the template itself changes, and with it its version for other writers
        self.versions.append(
            TemplateVersion(number=number, source=source, note=note, author_id=author, created_at=at)
        )  # fmt: skip
        self.record(lambda: TemplateWritten(template_id=self.known_id, name=self.name, number=number))

    def restore(self, number: int, *, at: datetime, author: int | None, note: str = "") -> None:
        """An older text becomes the newest version; what came between stays readable."""
        wanted = next((version for version in self.versions if version.number == number), None)
        if wanted is None:
            raise NotFound("template_version", number)
        self.write(wanted.source, at=at, author=author, note=note)
