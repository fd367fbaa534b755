"""Where documents and templates are kept."""

from __future__ import annotations

from typing import Protocol

from cleaning.domain.documents.document import Document
from cleaning.domain.documents.template import Template
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.ids import BranchId, TemplateId


class Documents(Protocol):
    """Every issued document."""

    def claim(self, document_of: str) -> None:
        """Whoever wants to issue the same one waits here for the end of this transaction."""

    def add(self, document: Document) -> None: ...


class TemplateShelf(Protocol):
    """The company's own templates, and which of them is in force where."""

    def get(self, template_id: TemplateId) -> Template:
        """Raise NotFound when there is none."""

    def add(self, template: Template) -> None: ...

    def store(self, template: Template) -> None:
        """Write it now; RuleBroken ``template.name_taken`` when another one is called so."""

    def choose(self, kind: Kind, language: str, branch_id: BranchId | None, template_id: TemplateId | None) -> None:
        """From now on this one; ``branch_id`` None: wherever a branch has not chosen. None: the program's own."""

    def follow(self, kind: Kind, language: str, branch_id: BranchId) -> None:
        """The branch takes what the company takes."""
