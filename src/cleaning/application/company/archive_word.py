"""Words are put away, and offered again."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.company.ports import Dictionaries
from cleaning.application.company.words import Words
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.shared.ids import WordId


@dataclass(frozen=True, slots=True)
class ArchiveWord:
    """No longer offered; records that hold it keep it and it keeps its name."""

    work: Work
    dictionaries: Dictionaries
    words: Words
    access: Access

    def __call__(self, word_id: WordId) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            word = self.dictionaries.get(word_id)
            self.dictionaries.lock(word.dictionary)
            rows = self.words.book().rows
            under = [row for row in rows if (row.dictionary, row.parent) == (word.dictionary, word.code)]
            word.archive(under_it=sum(not row.archived for row in under))


@dataclass(frozen=True, slots=True)
class RestoreWord:
    work: Work
    dictionaries: Dictionaries
    access: Access

    def __call__(self, word_id: WordId) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            self.dictionaries.get(word_id).restore()
