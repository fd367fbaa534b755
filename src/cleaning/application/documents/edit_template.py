"""Templates of the company's own: begin one, write it, go back, say where it is in force."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.documents.kinds import left_out
from cleaning.application.documents.own_on_papers import OwnOnPapers
from cleaning.application.documents.ports import Shipped, Templates
from cleaning.application.documents.render_paper import TypeSetter
from cleaning.application.documents.repository import TemplateShelf
from cleaning.application.documents.samples import sample
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.documents.events import TemplateChosen
from cleaning.domain.documents.template import Template
from cleaning.domain.documents.values import TAX_KINDS, Kind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, TemplateId


@dataclass(frozen=True, slots=True)
class Proof:
    """Nothing is stored that could not print: the language, what the law wants, and one whole document are tried."""

    templates: Templates
    setter: TypeSetter
    own: OwnOnPapers

    def __call__(self, kind: Kind, language: str, source: str) -> None:
        known = self.own.variables(kind)
        used = self.templates.check(source, known)
        if kind in TAX_KINDS and (missing := left_out(used)):
            raise RuleBroken("template.left_out", field="source", missing=", ".join(missing))
        paper = self.own.sampled(sample(kind, language), language)
        self.setter(kind, paper, language, source, trusted=False, sample=True, known=known)


@dataclass(frozen=True, slots=True)
class StartTemplate:
    """A copy of the program's own text, ready to be changed; in force only once it is chosen."""

    work: Work
    shelf: TemplateShelf
    shipped: Shipped
    access: Access
    clock: Clock

    def __call__(self, kind: Kind, language: str, name: str) -> TemplateId:
        with self.work:
            self.access.require(Permission.DOCUMENTS_TEMPLATE_EDIT)
            template = Template(kind=kind, language=language, name="")
            template.call(name)
            source = self.shipped.source(kind, language)
            template.write(source, at=self.clock.now(), author=self.access.viewer.user_id)
            self.shelf.add(template)
            return template.known_id


@dataclass(frozen=True, slots=True)
class WriteTemplate:
    work: Work
    shelf: TemplateShelf
    proof: Proof
    access: Access
    clock: Clock

    def __call__(
        self, template_id: TemplateId, source: str, *, name: str, note: str = "", version: int | None = None
    ) -> None:
        self.access.require(Permission.DOCUMENTS_TEMPLATE_EDIT)
        with self.work:
            template = self.shelf.get(template_id)
            template.expect(version)
            source = source.replace("\r\n", "\n")
            self.proof(template.kind, template.language, source)
            template.call(name)
            template.write(source, at=self.clock.now(), author=self.access.viewer.user_id, note=note.strip())
            self.shelf.store(template)


@dataclass(frozen=True, slots=True)
class RestoreTemplate:
    """An older version becomes the newest; ``note`` says so in the history."""

    work: Work
    shelf: TemplateShelf
    proof: Proof
    access: Access
    clock: Clock

    def __call__(self, template_id: TemplateId, number: int, *, note: str = "", version: int | None = None) -> None:
        self.access.require(Permission.DOCUMENTS_TEMPLATE_EDIT)
        with self.work:
            template = self.shelf.get(template_id)
            template.expect(version)
            template.restore(number, at=self.clock.now(), author=self.access.viewer.user_id, note=note)
            self.proof(template.kind, template.language, template.last.source)
            self.shelf.store(template)


@dataclass(frozen=True, slots=True)
class ChooseTemplate:
    """Where which template is in force: ``branch_id`` None is the whole company, ``template_id`` None the program's."""

    work: Work
    shelf: TemplateShelf
    access: Access

    def __call__(
        self, kind: Kind, language: str, *, branch_id: BranchId | None, template_id: TemplateId | None
    ) -> None:
        with self.work:
            self.access.require(Permission.DOCUMENTS_TEMPLATE_EDIT, branch=branch_id)
            if template_id is not None:
                template = self.shelf.get(template_id)
                if (template.kind, template.language) != (kind, language):
                    raise RuleBroken("template.other_kind", field="template_id")
            self.shelf.choose(kind, language, branch_id, template_id)
            self.work.tell(
                TemplateChosen(kind=str(kind), language=language, branch_id=branch_id, template_id=template_id)
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class FollowCompany:
    """The branch has no choice of its own any more."""

    work: Work
    shelf: TemplateShelf
    access: Access

    def __call__(self, kind: Kind, language: str, branch_id: BranchId) -> None:
        with self.work:
            self.access.require(Permission.DOCUMENTS_TEMPLATE_EDIT, branch=branch_id)
            self.shelf.follow(kind, language, branch_id)
