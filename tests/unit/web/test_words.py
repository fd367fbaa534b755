"""What the program says is said once, and in Bulgarian."""

from cleaning.domain.shared.errors import Typed
from cleaning.web.i18n import LANGUAGES, load_catalogues
from tests.unit.web.wording import missing


def test_no_text_is_translated_in_two_ways():
    catalogues = load_catalogues()

    assert {lang: catalogues[lang].conflicts for lang in LANGUAGES} == {lang: [] for lang in LANGUAGES}


def test_every_text_and_every_refusal_has_bulgarian_words():
    assert missing("bg") == {}


def test_every_code_has_an_english_sentence():
    assert missing("en") == {}


def test_the_english_catalogue_holds_codes_only():
    """English texts are the sources themselves; a translation of one would be a second truth."""
    english = load_catalogues()["en"]

    assert [text for text in english.singular if " " in text] == []


def test_what_somebody_typed_is_told_as_it_is_even_when_it_is_a_word_we_translate():
    catalogues = load_catalogues()
    assert catalogues.gettext("visit", "bg") != "visit"
    told = catalogues.sentence("template.unknown_name", {"line": 3, "column": 7, "name": Typed("visit")}, "bg")
    assert told == "Ред 3, знак 7: няма поле „visit“."
