"""Bulgarian and English: one catalogue per language, merged from one ``.po`` file per context.

Source strings are English. What is missing in a catalogue is shown as its source, so ``locale/en`` only holds what is
a code and not a sentence: error codes (``visit.tasks_left``) and values (``stage.underway``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from gettext import c2py
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po

from cleaning.domain.shared.errors import Typed
from cleaning.web import formats

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = {"bg": "Български", "en": "English"}
PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(slots=True)
class Catalogue:
    """What is known in one language."""

    lang: str
    singular: dict[str, str] = field(default_factory=dict)
    plural: dict[str, tuple[str, ...]] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)
    form: Callable[[int], int] = field(default=c2py("n != 1"))

    def gettext(self, text: str) -> str:
        return self.singular.get(text, text)

    def ngettext(self, one: str, many: str, count: int) -> str:
        if forms := self.plural.get(one):
            return forms[self.form(count)]
        return one if count == 1 else many

    def knows(self, text: str) -> bool:
        return text in self.singular or text in self.plural

    def add(self, path: Path) -> None:
        """Merge a file; the first translation of a text stays and a different later one is a conflict."""
        with path.open("rb") as file:
            messages = read_po(file, locale=self.lang)
        for message in messages:
            if not message.id or message.fuzzy:
                continue
            if isinstance(message.id, tuple):
                self._keep(self.plural, message.id[0], tuple(message.string), path)
                if message.string[0]:
                    self.singular.setdefault(message.id[0], message.string[0])
            else:
                self._keep(self.singular, message.id, message.string, path)

    def _keep(self, known: dict[str, Any], text: str, translation: Any, path: Path) -> None:
        if not translation or (isinstance(translation, tuple) and not all(translation)):
            return
        if known.setdefault(text, translation) != translation:
            self.conflicts.append(f"{path.name}: “{text}” is already “{known[text]}”")


@dataclass(frozen=True)
class Catalogues:
    """Every language of the program."""

    by_lang: Mapping[str, Catalogue]

    def __getitem__(self, lang: str) -> Catalogue:
        return self.by_lang[lang]

    def gettext(self, text: str, lang: str) -> str:
        return self.by_lang[lang].gettext(text)

    def sentence(self, code: str, facts: Mapping[str, Any], lang: str) -> str:
        """The sentence of an error code with its facts in words; the code itself when nobody has written one."""
        return PLACEHOLDER.sub(lambda match: self.words(facts.get(match[1]), lang), self.gettext(code, lang))

    def words(self, fact: object, lang: str) -> str:
        """One fact as a reader sees it: sums, dates and lists formatted, values of an enum by name."""
        if isinstance(fact, Enum):
            code = f"{type(fact).__name__.lower()}.{fact.value}"
            named = self.gettext(code, lang)
            return self.gettext(str(fact.value), lang) if named == code else named
        if isinstance(fact, str):
            return str(fact) if isinstance(fact, Typed) else self.gettext(fact, lang)
        if isinstance(fact, Iterable):
            return ", ".join(self.words(one, lang) for one in fact)
        return formats.anything(fact, lang=lang)


def load_catalogues(folder: Path = LOCALE) -> Catalogues:
    """Read every ``.po`` file once; ``shell.po`` first, so its words are the common ones."""
    catalogues = {lang: Catalogue(lang) for lang in LANGUAGES}
    for lang, catalogue in catalogues.items():
        for path in sorted((folder / lang).glob("*.po"), key=lambda path: (path.stem != "shell", path.stem)):
            catalogue.add(path)
    return Catalogues(catalogues)
