"""A word of one of the company's dictionaries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cleaning.domain.company.events import WordAdded, WordArchived, WordChanged, WordRestored
from cleaning.domain.company.values import Dictionary
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import WordId

LONGEST, DEEPEST, MOST = 60, 4, 300


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word is called, what it stands under, and for a purpose the coefficient new cost sheets begin with.

    Without an English name the Bulgarian one stands in its place.
    """

    name_bg: str
    name_en: str = ""
    parent: str | None = None
    coefficient: str | None = None

    def checked(self, dictionary: Dictionary) -> Meaning:
        bg, en = (" ".join(name.split()) for name in (self.name_bg, self.name_en))
        if not bg:
            raise RuleBroken("field.required", field="name_bg")
        for name, typed in (("name_bg", bg), ("name_en", en)):
            if len(typed) > LONGEST:
                raise RuleBroken("field.too_long", field=name, most=LONGEST, length=len(typed))
        if self.parent and not dictionary.is_tree:
            raise RuleBroken("word.no_tree", field="parent")
        coefficient = self.coefficient if dictionary is Dictionary.PURPOSE else None
        return replace(self, name_bg=bg, name_en=en, parent=self.parent or None, coefficient=coefficient or None)


@dataclass(eq=False, kw_only=True)
class Word(Aggregate):
    """Records hold its ``code``, which never changes; so a word is put away, never removed.

    ``needed`` words are those the program itself relies on (a complaint, a call): they can be renamed, not put away.
    """

    id: WordId = field(init=False)
    version: int = 1
    dictionary: Dictionary
    code: str
    meaning: Meaning
    needed: bool = False
    archived: bool = False

    @classmethod
    def add(cls, dictionary: Dictionary, meaning: Meaning, *, above: Sequence[str], others: int) -> Word:
        """``above`` are the codes from its parent up to the root, ``others`` how many the dictionary has."""
        said = meaning.checked(dictionary)
        if others >= MOST:
            raise RuleBroken("word.too_many", field="name_bg", most=MOST)
        word = cls(dictionary=dictionary, code=code_of(said.name_bg), meaning=said)
        word._stand(above)
        word.record(WordAdded(dictionary=dictionary, code=word.code, name=said.name_bg))
        return word

    def change(self, meaning: Meaning, *, above: Sequence[str]) -> None:
        said = meaning.checked(self.dictionary)
        self._stand(above)
        if said != self.meaning:
            self.meaning = said
            self.record(WordChanged(dictionary=self.dictionary, code=self.code, name=said.name_bg))

    def archive(self, *, under_it: int) -> None:
        """``under_it`` is how many words stand under it and are offered."""
        if self.needed:
            raise RuleBroken("word.needed")
        if self.archived:
            raise RuleBroken("word.archived")
        if under_it:
            raise RuleBroken("word.has_branch", under_it=under_it)
        self.archived = True
        self.record(WordArchived(dictionary=self.dictionary, code=self.code, name=self.meaning.name_bg))

    def restore(self) -> None:
        if not self.archived:
            raise RuleBroken("word.offered")
        self.archived = False
        self.record(WordRestored(dictionary=self.dictionary, code=self.code, name=self.meaning.name_bg))

    def _stand(self, above: Sequence[str]) -> None:
        if self.code in above:
            raise RuleBroken("word.under_itself", field="parent")
        if len(above) >= DEEPEST:
            raise RuleBroken("word.too_deep", field="parent", most=DEEPEST)


def code_of(name: str) -> str:
    """„Детска ясла“ → ``детска_ясла``: what records hold and addresses say."""
    return "_".join(re.findall(r"\w+", name.lower())) or "_"
