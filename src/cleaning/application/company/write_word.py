"""Words are added to the company's dictionaries, called otherwise, put elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from msgspec import UNSET, UnsetType

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.company.ports import Dictionaries
from cleaning.application.company.words import Words
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.catalogue.values import CoefficientGroup
from cleaning.domain.company.values import Dictionary
from cleaning.domain.company.word import Meaning, Word
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import WordId


class NewWord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``parent`` is the code of the word it stands under; ``coefficient`` a code of the purposes' coefficients."""

    name_bg: str
    name_en: str = ""
    parent: str | None = None
    coefficient: str | None = None


class WordChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What shall be different; what is left out stays. ``version`` is that of the state the change was begun on."""

    version: int | None = None
    name_bg: str | UnsetType = UNSET
    name_en: str | UnsetType = UNSET
    parent: str | UnsetType | None = UNSET
    coefficient: str | UnsetType | None = UNSET


@dataclass(frozen=True, slots=True)
class Meanings:
    """Refuses a parent that is not in the dictionary and a coefficient nobody set."""

    words: Words
    catalogue: CatalogueQueries

    def __call__(self, dictionary: Dictionary, meaning: Meaning) -> tuple[str, ...]:
        """The codes above the word that will mean this."""
        above = self.words.book().above(dictionary, meaning.parent)
        if meaning.parent and not above:
            raise RuleBroken("field.not_offered", field="parent", value=meaning.parent)
        if code := meaning.coefficient:
            known = [one.code for one in self.catalogue.coefficients() if one.grp is CoefficientGroup.PURPOSE]
            if code not in known:
                raise RuleBroken("field.not_offered", field="coefficient", value=code)
        return above


@dataclass(frozen=True, slots=True)
class AddWord:
    """A word of the company's own; its code comes of its name."""

    work: Work
    dictionaries: Dictionaries
    meanings: Meanings
    access: Access

    def __call__(self, dictionary: Dictionary, command: NewWord) -> WordId:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            meaning = Meaning(**msgspec.structs.asdict(command))
            others = self.dictionaries.lock(dictionary)
            word = Word.add(dictionary, meaning, above=self.meanings(dictionary, meaning), others=others)
            self.dictionaries.add(word)
            return word.id


@dataclass(frozen=True, slots=True)
class ChangeWord:
    """Whatever holds its code is called so from now on."""

    work: Work
    dictionaries: Dictionaries
    meanings: Meanings
    access: Access

    def __call__(self, word_id: WordId, command: WordChange) -> None:
        with self.work:
            self.access.require(Permission.COMPANY_SETTINGS_EDIT)
            word = self.dictionaries.get(word_id)
            self.dictionaries.lock(word.dictionary)
            word.expect(command.version)
            names = ("name_bg", "name_en", "parent", "coefficient")
            said = {name: getattr(command, name) for name in names}
            before = {name: getattr(word.meaning, name) for name in names}
            meaning = Meaning(**{name: before[name] if said[name] is UNSET else said[name] for name in names})
            word.change(meaning, above=self.meanings(word.dictionary, meaning))
