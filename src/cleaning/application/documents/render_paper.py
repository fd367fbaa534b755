"""A paper's data set by the template in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import msgspec

from cleaning.application.company.logo import KEY as LOGO_KEY
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.documents.kinds import known_to
from cleaning.application.documents.own_on_papers import OwnOnPapers
from cleaning.application.documents.ports import Edges, Press, Shipped, Templates
from cleaning.application.documents.queries import TemplateQueries
from cleaning.application.documents.variables import Variable, plain
from cleaning.application.shared.ports import Files
from cleaning.domain.documents.markup import blocks
from cleaning.domain.documents.template import fingerprint
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import BranchId

MOST_PAGES = 150
"""Of what a template of the company's own may fill."""


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """What to set by: ``version_id`` None is the program's own text."""

    source: str
    version_id: int | None = None

    @property
    def trusted(self) -> bool:
        return self.version_id is None


@dataclass(frozen=True, slots=True)
class TypeSetter:
    """From data and a template to PDF. The program's own templates run here; others apart, and in little room."""

    templates: Templates
    press: Press
    company: CompanyQueries
    files: Files

    def __call__(
        self,
        kind: Kind,
        paper: msgspec.Struct,
        language: str,
        source: str,
        *,
        trusted: bool,
        sample: bool = False,
        known: Mapping[str, Variable] | None = None,
    ) -> bytes:
        """``known``: the roots with own fields by their keys, where the company has any."""
        if not trusted:
            self.templates.check(source, known or known_to(kind))
        text = self.templates.render(source, language, plain(paper), trusted=trusted)
        edges = Edges(
            language=language,
            on=_day(paper),
            author=_author(paper),
            stamp="draft" if sample else _stamp(paper),
            logo=self._logo(),
            **({} if trusted else {"most_pages": MOST_PAGES}),
        )
        return self.press.print(blocks(text, language), edges)

    def _logo(self) -> bytes:
        key = (self.company.setting(LOGO_KEY) or {}).get("file", "")
        try:
            return self.files.read(key) if key else b""
        except NotFound:
            return b""


@dataclass(frozen=True, slots=True)
class RenderPaper:
    """The paper as PDF by the template in force in the branch; kept nowhere."""

    queries: TemplateQueries
    shipped: Shipped
    setter: TypeSetter
    own: OwnOnPapers

    def __call__(self, kind: Kind, paper: msgspec.Struct, language: str, branch_id: BranchId) -> bytes:
        return self.by(self.template(kind, language, branch_id), kind, self.own(paper, language), language)

    def by(self, template: Template, kind: Kind, paper: msgspec.Struct, language: str) -> bytes:
        known = None if template.trusted else self.own.variables(kind)
        return self.setter(kind, paper, language, template.source, trusted=template.trusted, known=known)

    def template(self, kind: Kind, language: str, branch_id: BranchId) -> Template:
        chosen = self.queries.in_force(kind, language, branch_id)
        if chosen is None:
            return Template(source=self.shipped.source(kind, language))
        return Template(source=chosen.source, version_id=chosen.version_id)


def hash_of(template: Template) -> str:
    return fingerprint(template.source)


def _day(paper: Any) -> date:
    day: date = paper.issued_on
    return day


def _author(paper: Any) -> str:
    party = getattr(paper, "seller", None) or paper.contractor
    return str(party.name)


def _stamp(paper: Any) -> Literal["", "draft", "annulled"]:
    if getattr(paper, "annulled", False):
        return "annulled"
    return "draft" if getattr(paper, "draft", False) else ""
