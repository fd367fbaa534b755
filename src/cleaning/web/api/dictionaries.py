"""The company's dictionaries, as programs read and write them."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, delete, get, patch, post

from cleaning.application.company.archive_word import ArchiveWord, RestoreWord
from cleaning.application.company.words import WordRow, Words
from cleaning.application.company.write_word import AddWord, ChangeWord, NewWord, WordChange
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.company.values import Dictionary
from cleaning.domain.shared.ids import WordId
from cleaning.web.http import Request, inject


class DictionaryApi(Controller):
    path = "/dictionaries"
    tags = ("company",)

    @get("/{dictionary:str}", summary="Words of purpose, channel, interaction or loss; those put away too")
    @inject
    def list(
        self, request: Request, dictionary: Dictionary, access: FromDishka[Access], words: FromDishka[Words]
    ) -> list[WordRow]:
        access.require(Permission.PREMISES_VIEW)
        return [row for row in words.book().rows if row.dictionary is dictionary]

    @post("/{dictionary:str}", summary="Add a word; its code comes of its Bulgarian name")
    @inject
    def add(
        self,
        request: Request,
        dictionary: Dictionary,
        data: NewWord,
        add: FromDishka[AddWord],
        words: FromDishka[Words],
    ) -> WordRow:
        return _row(words, add(dictionary, data))

    @patch("/words/{word_id:int}", summary="Call it otherwise or put it under another; with a stale version 409")
    @inject
    def change(
        self,
        request: Request,
        word_id: int,
        data: WordChange,
        change: FromDishka[ChangeWord],
        words: FromDishka[Words],
    ) -> WordRow:
        change(WordId(word_id), data)
        return _row(words, WordId(word_id))

    @post("/words/{word_id:int}/archive", summary="No longer offer it; records that hold it keep it")
    @inject
    def archive(
        self, request: Request, word_id: int, archive: FromDishka[ArchiveWord], words: FromDishka[Words]
    ) -> WordRow:
        archive(WordId(word_id))
        return _row(words, WordId(word_id))

    @delete("/words/{word_id:int}/archive", status_code=200, summary="Offer it again")
    @inject
    def restore(
        self, request: Request, word_id: int, restore: FromDishka[RestoreWord], words: FromDishka[Words]
    ) -> WordRow:
        restore(WordId(word_id))
        return _row(words, WordId(word_id))


def _row(words: Words, word_id: WordId) -> WordRow:
    return next(row for row in words.book().rows if row.id == word_id)


ROUTES = (DictionaryApi,)
