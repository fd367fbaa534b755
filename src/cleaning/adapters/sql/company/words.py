"""Dictionaries, by SQLAlchemy."""

from __future__ import annotations

from dataclasses import dataclass, fields

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Table,
    Text,
    UniqueConstraint,
    cast,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.orm import Session, composite

from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.registry import mapping, metadata
from cleaning.adapters.sql.tables import id_column, version_column
from cleaning.adapters.sql.types import EnumText, one_of
from cleaning.application.company.words import Wordbook, WordRow
from cleaning.domain.company.values import Dictionary
from cleaning.domain.company.word import Meaning, Word
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import WordId

# A trigger refuses to remove a word, another to keep a code that is no word (migration dictionaries).
dictionary_words = Table(
    "dictionary_words",
    metadata,
    id_column(),
    version_column(),
    Column("dictionary", EnumText(Dictionary), nullable=False),
    Column("code", Text, nullable=False),
    Column("name_bg", Text, nullable=False),
    Column("name_en", Text, nullable=False, server_default=""),
    Column("parent", Text),
    Column("coefficient", Text),
    Column("needed", Boolean, nullable=False, server_default=text("false")),
    Column("archived", Boolean, nullable=False, server_default=text("false")),
    UniqueConstraint("dictionary", "code", name="uq_dictionary_words_dictionary_code"),
    ForeignKeyConstraint(
        ["dictionary", "parent"],
        ["dictionary_words.dictionary", "dictionary_words.code"],
        name="fk_dictionary_words_parent",
    ),
    CheckConstraint(one_of("dictionary", Dictionary), name="dictionary"),
    CheckConstraint("code <> '' and name_bg <> ''", name="said"),
    CheckConstraint("parent <> code", name="parent"),
    CheckConstraint("not (needed and archived)", name="needed"),
)
Index(
    "uq_dictionary_words_name_bg",
    dictionary_words.c.dictionary,
    func.lower(dictionary_words.c.name_bg),
    unique=True,
    postgresql_where=text("not archived"),
)
_rows_told = func.sum(func.hashtextextended(literal_column("dictionary_words::text"), 0))
STATE = select(cast(_rows_told, Text)).select_from(dictionary_words).scalar_subquery()
"""Another whenever anything in any dictionary is."""
SHOWN = select(
    *(dictionary_words.c[name] for name in WordRow.__struct_fields__), cast(_rows_told.over(), Text).label("state")
).order_by(dictionary_words.c.id)

mapping.map_imperatively(
    Word,
    dictionary_words,
    column_prefix="_",
    version_id_col=dictionary_words.c.version,
    properties={
        **{name: dictionary_words.c[name] for name in ("id", "version", "dictionary", "code", "needed", "archived")},
        "meaning": composite(Meaning, *(dictionary_words.c[each.name] for each in fields(Meaning))),
    },
)


@dataclass(frozen=True, slots=True)
class SqlDictionaries:
    session: Session

    def get(self, word_id: WordId) -> Word:
        if (word := self.session.get(Word, word_id)) is None:
            raise NotFound("word", word_id)
        return word

    def add(self, word: Word) -> None:
        self.session.add(word)
        self.session.flush()

    def lock(self, dictionary: Dictionary) -> int:
        mine = select(dictionary_words.c.id).where(dictionary_words.c.dictionary == dictionary)
        return len(self.session.scalars(mine.order_by(dictionary_words.c.id).with_for_update()).all())


@dataclass(frozen=True, slots=True)
class SqlWords:
    reads: Reads

    def book(self) -> Wordbook:
        return self.reads.once(("dictionary_words",), "book", self._book)

    def _book(self) -> Wordbook:
        rows = self.reads.all(SHOWN)
        words = (WordRow(**{name: row._mapping[name] for name in WordRow.__struct_fields__}) for row in rows)
        return Wordbook(tuple(words), rows[0].state if rows else "")
