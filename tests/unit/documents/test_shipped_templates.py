"""The templates that come with the program: every kind in both languages, short and long."""

from __future__ import annotations

import subprocess
from io import BytesIO

import pytest
from pypdf import PdfReader

from cleaning.adapters.pdf.press import FpdfPress
from cleaning.adapters.templates.engine import JinjaTemplates
from cleaning.adapters.templates.shipped import ShippedTemplates
from cleaning.application.documents.kinds import known_to, left_out
from cleaning.application.documents.papers import Party
from cleaning.application.documents.render_paper import TypeSetter
from cleaning.application.documents.samples import sample
from cleaning.domain.documents.values import TAX_KINDS, Kind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.wiring.documents import FONTS
from tests.papers import text_of

EVERY = [(kind, language) for kind in Kind for language in ("bg", "en")]
LONG = Party(name="„Национално обединение за комплексно почистване, поддръжка и управление на сгради“ ЕАД " * 2,
             eik="209998883", address="ж.к. „Младост 4“, ул. „Проф. д-р Александър Фол“ № 128, бл. 412, вх. В, ет. 12",
             city="София", accountable="Александра-Виктория Константинова-Паскалева")  # fmt: skip


class NoSettings:
    def setting(self, key):
        return None


@pytest.fixture(scope="module")
def setter():
    if not (FONTS / "DejaVuSans.ttf").exists():
        pytest.skip("NOT RUN: bin/assets has not been run")
    return TypeSetter(JinjaTemplates(), FpdfPress(FONTS), NoSettings(), None)


def set_one(setter, kind, language, rows=4, contractor=None):
    source = ShippedTemplates().source(kind, language)
    return setter(kind, sample(kind, language, contractor, rows=rows), language, source, trusted=True)


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_it_keeps_to_the_language_users_write_in(setter, kind, language):
    used = setter.templates.check(ShippedTemplates().source(kind, language), known_to(kind))
    if kind in TAX_KINDS:
        assert left_out(used) == []


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_forty_lines_and_long_names_fill_pages_with_repeated_heads(setter, kind, language):
    content = set_one(setter, kind, language, rows=40, contractor=LONG)
    pages = PdfReader(BytesIO(content)).pages
    assert len(pages) > 1
    text = text_of(content)
    assert (f"страница {len(pages)} от {len(pages)}" if language == "bg" else f"page {len(pages)} of") in text
    assert "{{" not in text
    assert "\ufffd" not in text
    if kind is Kind.INVOICE:
        assert text.count("Мярка" if language == "bg" else "Unit ") > 1


@pytest.mark.parametrize("kind", list(Kind))
def test_the_same_data_are_the_same_bytes(setter, kind):
    assert set_one(setter, kind, "bg") == set_one(setter, kind, "bg")


def test_the_text_is_read_in_its_order(setter):
    content = set_one(setter, Kind.CONTRACT, "bg")
    raw = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True).stdout
    text = " ".join(raw.decode().replace("\u00a0", " ").split())
    wanted = ["ДОГОВОР ЗА ПОЧИСТВАНЕ", "„Бистра София“ ООД", "Дентален център", "I. Предмет", "Чл. 1.", "II. Срок",
              "хиляда двеста шестдесет и две евро", "X. Прекратяване", "Изпълнител", "Приложение № 1",
              "Клиника Оборище", "Приложение № 2", "1 262,00"]  # fmt: skip
    place = 0
    for word in wanted:
        place = text.index(word, place)


def test_a_contract_has_bookmarks(setter):
    outline = PdfReader(BytesIO(set_one(setter, Kind.CONTRACT, "bg"))).outline
    assert [mark.title for mark in outline][:2] == ["I. Предмет", "II. Срок"]


def test_a_look_at_a_template_is_stamped_and_a_foreign_one_may_not_fill_the_house(setter):
    source = "# {{ number }}\n{% for line in lines %}\n:::page\n{% endfor %}\n"
    paper = sample(Kind.INVOICE, "bg", rows=3)
    content = setter(Kind.INVOICE, paper, "bg", source, trusted=False, sample=True)
    assert "Чернова: не е издаден документ" in text_of(content)
    with pytest.raises(RuleBroken, match="too_long"):
        setter(Kind.INVOICE, sample(Kind.INVOICE, "bg", rows=400), "bg", source, trusted=False)
