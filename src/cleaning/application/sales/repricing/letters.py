"""The letters of a repricing: each issued and kept, all of them in one file for the printer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cleaning.application.documents.ports import Binder
from cleaning.application.sales.annex_paper import PrintAnnex
from cleaning.application.sales.repricing.apply import LETTERS
from cleaning.application.sales.repricing.ports import Repricings
from cleaning.application.sales.repricing.queries import RepricingQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Files, Work
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import RepricingId

STEP = 10


@dataclass(frozen=True, slots=True)
class PrintLetters:
    """Begun again it prints the same letters and stops where it is done; how far it got is written every ten."""

    name: ClassVar[str] = LETTERS

    work: Work
    repricings: Repricings
    known: RepricingQueries
    press: PrintAnnex
    binder: Binder
    files: Files
    access: Access

    def __call__(self, *, repricing_id: int) -> None:
        wanted = RepricingId(repricing_id)
        card = self.known.repricing(wanted, scope=self.access.viewer.scope)
        if card.letters_file is not None:
            return
        papers: list[tuple[str, bytes]] = []
        for row in card.rows:
            papers.append((f"{row.number} {row.title}", self.press(row.contract_id, row.annex, letter=True)[0]))
            if len(papers) % STEP == 0:
                with self.work:
                    self.repricings.note_letters(wanted, len(papers))
        key = self.files.keep(self.binder.bind(papers))
        with self.work:
            self.repricings.note_letters(wanted, len(papers), key)


@dataclass(frozen=True, slots=True)
class AllLetters:
    """All of them as one PDF, once they are printed."""

    known: RepricingQueries
    files: Files
    access: Access

    def __call__(self, repricing_id: RepricingId) -> bytes:
        self.access.require(Permission.SALES_CONTRACT_VIEW)
        card = self.known.repricing(repricing_id, scope=self.access.viewer.scope)
        if card.letters_file is None:
            raise NotFound("letters", repricing_id)
        return self.files.read(card.letters_file)
