"""What a template makes, seen before it is saved."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.documents.own_on_papers import OwnOnPapers
from cleaning.application.documents.parties import ours
from cleaning.application.documents.ports import Pictures
from cleaning.application.documents.render_paper import TypeSetter
from cleaning.application.documents.samples import sample
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.documents.values import Kind

SHOWN = 3
WIDTH = 900
MOST_ROWS = 60


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """The first pages as PNG, and the whole as PDF."""

    pages: list[bytes]
    pdf: bytes


@dataclass(frozen=True, slots=True)
class PreviewTemplate:
    """An invented paper with the company's own name on it; nothing is stored."""

    setter: TypeSetter
    company: CompanyQueries
    pictures: Pictures
    access: Access
    own: OwnOnPapers

    def __call__(self, kind: Kind, language: str, source: str, rows: int = 4) -> Preview:
        self.access.require(Permission.DOCUMENTS_TEMPLATE_VIEW)
        profile = self.company.profile()
        invented = sample(kind, language, ours(profile) if profile.eik else None, rows=max(1, min(rows, MOST_ROWS)))
        paper, known = self.own.sampled(invented, language), self.own.variables(kind)
        source = source.replace("\r\n", "\n")
        pdf = self.setter(kind, paper, language, source, trusted=False, sample=True, known=known)
        return Preview(pages=self.pictures.pages(pdf, most=SHOWN, width=WIDTH), pdf=pdf)
