"""Settings: the company's dictionaries and their words."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.company.archive_word import ArchiveWord, RestoreWord
from cleaning.application.company.words import WordRow
from cleaning.application.company.write_word import AddWord, ChangeWord, NewWord, WordChange
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.catalogue.values import CoefficientGroup
from cleaning.domain.company.values import Dictionary
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import WordId
from cleaning.web.choices import chosen
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, lang_of, page, see
from cleaning.web.wordbook import book_of


class DictionaryController(Controller):
    path = "/settings/dictionaries"

    @get(["/", "/{dictionary:str}"])
    @inject
    def show(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        catalogue: FromDishka[CatalogueQueries],
        dictionary: str = Dictionary.PURPOSE,
    ) -> Response:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return _page(request, form, catalogue, named(dictionary))

    @post("/{dictionary:str}", status_code=200)
    @inject
    def add(
        self,
        request: Request,
        dictionary: str,
        form: Form,
        add: FromDishka[AddWord],
        catalogue: FromDishka[CatalogueQueries],
    ) -> Response:
        which = named(dictionary)
        with form.attempt():
            add(which, form.into(NewWord, **_said(form)))
        if form.errors:
            return _page(request, form, catalogue, which, status=422)
        return see(request, f"/settings/dictionaries/{which}", flash="Saved")

    @get("/words/{word_id:int}")
    @inject
    def word(
        self,
        request: Request,
        word_id: int,
        form: Form,
        access: FromDishka[Access],
        catalogue: FromDishka[CatalogueQueries],
    ) -> Response:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return _word(request, form, catalogue, word_id)

    @post("/words/{word_id:int}", status_code=200)
    @inject
    def change(
        self,
        request: Request,
        word_id: int,
        form: Form,
        change: FromDishka[ChangeWord],
        catalogue: FromDishka[CatalogueQueries],
    ) -> Response:
        with form.attempt():
            change(WordId(word_id), form.into(WordChange, version=form.whole("version"), **_said(form)))
        if form.errors:
            return _word(request, form, catalogue, word_id, status=422)
        return see(request, f"/settings/dictionaries/{word_of(request, word_id).dictionary}", flash="Saved")

    @post("/words/{word_id:int}/archive", status_code=200)
    @inject
    def archive(self, request: Request, word_id: int, archive: FromDishka[ArchiveWord]) -> Response:
        archive(WordId(word_id))
        back = f"/settings/dictionaries/{word_of(request, word_id).dictionary}"
        return see(request, back, flash="The word is no longer offered")

    @post("/words/{word_id:int}/restoring", status_code=200)
    @inject
    def restore(self, request: Request, word_id: int, restore: FromDishka[RestoreWord]) -> Response:
        restore(WordId(word_id))
        back = f"/settings/dictionaries/{word_of(request, word_id).dictionary}"
        return see(request, back, flash="The word is offered again")


def named(dictionary: str) -> Dictionary:
    """The dictionary of an address; NotFound for one there is not."""
    if (found := chosen(Dictionary, dictionary)) is None:
        raise NotFound("dictionary", dictionary)
    return found


def word_of(request: Request, word_id: int) -> WordRow:
    """NotFound when there is none."""
    found = next((row for row in book_of(request).rows if row.id == word_id), None)
    if found is None:
        raise NotFound("word", word_id)
    return found


def _said(form: Form) -> dict[str, Any]:
    names = {name: form.text(name, required=name == "name_bg") for name in ("name_bg", "name_en")}
    return names | {name: form.text(name) or None for name in ("parent", "coefficient")}


def _choices(catalogue: CatalogueQueries, which: Dictionary, lang: str) -> dict[str, Any]:
    """Coefficients belong to purposes alone."""
    rows = catalogue.coefficients() if which is Dictionary.PURPOSE else []
    mine = [row for row in rows if row.grp is CoefficientGroup.PURPOSE]
    return {"which": which, "coefficients": {row.code: row.name(lang) for row in mine}}


def _page(
    request: Request, form: Form, catalogue: CatalogueQueries, which: Dictionary, *, status: int = 200
) -> Response:
    lang = lang_of(request)
    rows = list(book_of(request).tree(which, lang=lang, archived=True))
    shown = {"form": form, "tree": rows, "dictionaries": list(Dictionary), **_choices(catalogue, which, lang)}
    return page(request, "office/settings/dictionaries", status=status, **shown)


def _word(request: Request, form: Form, catalogue: CatalogueQueries, word_id: int, *, status: int = 200) -> Response:
    one, lang = word_of(request, word_id), lang_of(request)
    below = set(book_of(request).branch(one.dictionary, one.code))
    heads = [head for head in book_of(request).offered(one.dictionary, lang) if head[0] not in below]
    shown = {"form": form, "one": one, "heads": heads, **_choices(catalogue, one.dictionary, lang)}
    return page(request, "office/settings/word", status=status, **shown)


ROUTES = (DictionaryController,)
