"""The invoice on paper: what the law asks for, in Bulgarian, the same bytes every time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import msgspec
import pytest

from cleaning.adapters.pdf.press import FpdfPress
from cleaning.adapters.templates.engine import JinjaTemplates
from cleaning.adapters.templates.shipped import ShippedTemplates
from cleaning.application.documents.papers import (
    Ageing,
    InvoicePaper,
    PaperLine,
    Party,
    StatementPaper,
    StatementRow,
    VatRow,
)
from cleaning.application.documents.render_paper import TypeSetter
from cleaning.domain.documents.values import Kind
from cleaning.domain.documents.words import amount_in_words
from cleaning.wiring.documents import FONTS
from tests.papers import text_of

SELLER = Party(name="„Бистра София“ ООД", eik="209998883", vat_number="BG209998883", address="бул. „Ал. Малинов“ 51",
               city="1712 София", accountable="Даниела Костова", bank="ОББ", iban="BG19UBBS80021099990004",
               bic="UBBSBGSF")  # fmt: skip
BUYER = Party(name="Дентален център „Усмивка“ ЕООД", eik="987654322", vat_number="BG987654322",
              address="ул. „Оборище“ 18", city="1504 София", accountable="Петър Илиев")  # fmt: skip


def line(**changes):
    known = {"name": "Клиника Оборище, октомври 2026", "unit": "мес.", "quantity": Decimal(1),
             "unit_price": Decimal("1180"), "net": Decimal("1180.00"), "vat_rate": Decimal(20)}  # fmt: skip
    return PaperLine(**known | changes)


def a_paper(**changes):
    known = {
        "kind": "invoice", "number": "0000002412", "issued_on": date(2026, 11, 3), "tax_event_on": date(2026, 10, 31),
        "due_on": date(2026, 11, 24), "place": "София", "seller": SELLER, "buyer": BUYER,
        "lines": (line(), line(name="Прозорци", unit="м²", quantity=Decimal(41), unit_price=Decimal(2),
                               net=Decimal("82.00"))),
        "vat_rows": (VatRow(rate=Decimal(20), base=Decimal("1262.00"), vat=Decimal("252.40")),),
        "net": Decimal("1262.00"), "vat": Decimal("252.40"), "total": Decimal("1514.40"),
        "payment_method": "По банков път", "compiled_by": "Мария Тодорова", "contract": "Д-0218",
    }  # fmt: skip
    return InvoicePaper(**known | changes)


class NoSettings:
    def setting(self, key):
        return None


@dataclass
class Printer:
    """Prints by the program's own template."""

    setter: TypeSetter

    def print(self, paper, language):
        kind = Kind(paper.kind) if isinstance(paper, InvoicePaper) else Kind.STATEMENT
        source = ShippedTemplates().source(kind, language)
        return self.setter(kind, paper, language, source, trusted=True)


@pytest.fixture(scope="module")
def papers():
    if not (FONTS / "DejaVuSans.ttf").exists():
        pytest.skip("NOT RUN: bin/assets has not been run")
    setter = TypeSetter(JinjaTemplates(), FpdfPress(FONTS), NoSettings(), None)
    return Printer(setter)


def test_every_field_the_law_asks_for_is_on_the_paper(papers):
    text = text_of(papers.print(a_paper(), "bg"))
    for needed in (
        "ФАКТУРА", "Оригинал", "№ 0000002412", "03.11.2026", "Дата на данъчно събитие", "31.10.2026", "24.11.2026",
        "Доставчик", "„Бистра София“ ООД", "ЕИК 209998883", "ИН по ЗДДС BG209998883", "МОЛ Даниела Костова",
        "Получател", "Дентален център „Усмивка“ ЕООД", "ЕИК 987654322", "ИН по ЗДДС BG987654322", "ул. „Оборище“ 18",
        "Клиника Оборище", "1 180,00", "41", "м²", "82,00", "Данъчна основа 20 %", "1 262,00", "ДДС 20 %", "252,40",
        "1 514,40", "хиляда петстотин и четиринадесет евро и 40 цента", "По банков път",
        "BG19 UBBS 8002 1099 9900 04", "UBBSBGSF", "Д-0218", "Мария Тодорова",
    ):  # fmt: skip
        assert needed in text, needed


def test_the_article_stands_where_no_vat_is_charged(papers):
    uncharged = VatRow(rate=None, base=Decimal("100.00"), vat=Decimal(0), ground="чл. 113, ал. 9 от ЗДДС")
    paper = a_paper(lines=(line(vat_rate=None, net=Decimal("100.00")),), vat_rows=(uncharged,), net=Decimal("100.00"),
                    vat=Decimal(0), total=Decimal("100.00"))  # fmt: skip
    text = text_of(papers.print(paper, "bg"))
    assert "чл. 113, ал. 9 от ЗДДС" in text
    assert "Основание за неначисляване на ДДС" in text
    assert "ДДС 20 %" not in text


def test_a_credit_note_names_its_invoice_and_its_ground(papers):
    paper = a_paper(kind="credit", number="0000002413", original_number="0000002412", original_on=date(2026, 11, 3),
                    correction_ground="Отказана услуга", net=Decimal("-1262.00"), vat=Decimal("-252.40"),
                    total=Decimal("-1514.40"))  # fmt: skip
    text = text_of(papers.print(paper, "bg"))
    for needed in ("КРЕДИТНО ИЗВЕСТИЕ", "0000002412", "03.11.2026", "Отказана услуга"):
        assert needed in text


def test_a_draft_says_that_it_is_none_and_an_annulled_one_that_it_counts_nothing(papers):
    assert "Чернова: не е издаден документ" in text_of(papers.print(a_paper(draft=True, number=""), "bg"))
    assert "АНУЛИРАНА" in text_of(papers.print(a_paper(annulled=True), "bg"))


def test_the_same_paper_is_the_same_bytes_and_another_sum_is_not(papers):
    first = papers.print(a_paper(), "bg")
    assert first == papers.print(a_paper(), "bg")
    assert first != papers.print(a_paper(total=Decimal("1514.41")), "bg")
    assert first != papers.print(a_paper(), "en")


def test_a_long_invoice_runs_over_pages_and_loses_no_line(papers):
    lines = tuple(line(name=f"Услуга номер {number}") for number in range(1, 121))
    text = text_of(papers.print(a_paper(lines=lines), "bg"))
    assert all(f"Услуга номер {number}" in text for number in (1, 60, 120))
    assert "страница 2 от" in text


def test_hostile_and_foreign_text_is_printed_not_obeyed(papers):
    name = "<b>Ω</b> {{ 7*7 }} ☂ " + "дълго " * 60
    text = text_of(papers.print(a_paper(buyer=msgspec.structs.replace(BUYER, name=name)), "bg"))
    assert "<b>Ω</b> {{ 7*7 }}" in text


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "нула евро"), ("1", "едно евро"), ("2.01", "две евро и 1 цент"), ("21", "двадесет и едно евро"),
        ("1000", "хиляда евро"), ("2200.50", "две хиляди и двеста евро и 50 цента"),
        ("1000001", "един милион и едно евро"), ("-5.10", "минус пет евро и 10 цента"),
    ],
)  # fmt: skip
def test_amounts_are_written_as_a_bulgarian_would(amount, words):
    assert amount_in_words(Decimal(amount)) == words


def test_a_statement_shows_every_movement_and_what_is_owed(papers):
    rows = (
        StatementRow(on=date(2026, 11, 3), document="0000002412", text="Фактура", debit=Decimal("1514.40"),
                     balance=Decimal("1634.40")),
        StatementRow(on=date(2026, 11, 9), document="БП-0000007", text="Плащане", credit=Decimal("500.00"),
                     balance=Decimal("1134.40")),
    )  # fmt: skip
    paper = StatementPaper(
        issued_on=date(2026, 11, 24), starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 24), seller=SELLER,
        client=BUYER, opening=Decimal("120.00"), rows=rows, debit=Decimal("1514.40"), credit=Decimal("500.00"),
        closing=Decimal("1134.40"), ageing=Ageing(not_due=Decimal("1134.40")),
    )  # fmt: skip
    text = text_of(papers.print(paper, "bg"))
    for needed in ("ИЗВЛЕЧЕНИЕ ОТ СМЕТКА", "0000002412", "БП-0000007", "1 514,40", "1 634,40",
                   "Дължимо към 24.11.2026: 1 134,40"):  # fmt: skip
        assert needed in text
    assert papers.print(paper, "bg") == papers.print(paper, "bg")
