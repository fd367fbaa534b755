"""What the program says is said once, and in Bulgarian."""

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
