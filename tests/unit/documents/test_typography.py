"""What a designer would check on every paper: signatures in company, order of reading, pages counted."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from cleaning.adapters.templates.shipped import ShippedTemplates
from cleaning.application.documents.samples import sample
from cleaning.domain.documents.values import Kind
from tests.unit.documents.test_shipped_templates import EVERY, LONG, setter  # noqa: F401

SIGNED = {Kind.ORDER: "Възложител", Kind.KEYS: "Предал", Kind.ANNEX: "Изпълнител", Kind.ACCEPTANCE: "Предал"}


def pages(setter, kind, language, rows):  # noqa: F811
    source = ShippedTemplates().source(kind, language)
    pdf = setter(kind, sample(kind, language, rows=rows), language, source, trusted=True)
    return [page.extract_text().replace("\u00a0", " ").splitlines() for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize("kind", SIGNED)
def test_signatures_never_stand_alone_on_a_page(setter, kind):  # noqa: F811
    """However many rows push them over: a line of the text goes along."""
    for rows in range(1, 12):
        last = pages(setter, kind, "bg", rows)[-1]
        above = last[: max(at for at, line in enumerate(last) if line.strip() == SIGNED[kind])]
        running_head = 1
        assert len([line for line in above if line.strip()]) > running_head, (rows, last)


@pytest.mark.parametrize(("kind", "language"), EVERY)
def test_rows_are_read_in_their_order_and_every_page_says_which_it_is(setter, kind, language):  # noqa: F811
    found = pages(setter, kind, language, 40)
    assert len(found) >= 2
    said = [re.search(r"(\d+) (?:от|of) (\d+)", line) for line in (page[-1] for page in found)]
    assert [(int(one[1]), int(one[2])) for one in said] == [(at + 1, len(found)) for at in range(len(found))]
    numbers = [int(line) for page in found for line in page if re.fullmatch(r"\d{1,2}", line.strip())]
    rows = [number for number in numbers if number <= 40]
    if rows[:3] == [1, 2, 3]:
        assert rows == sorted(rows)


def test_a_running_head_too_long_for_its_line_is_cut_not_made_unreadable(setter):  # noqa: F811
    source = ShippedTemplates().source(Kind.INVOICE, "bg")
    paper = sample(Kind.INVOICE, "bg", LONG, rows=40)
    second = PdfReader(BytesIO(setter(Kind.INVOICE, paper, "bg", source, trusted=True))).pages[1]
    sizes: dict[str, float] = {}
    second.extract_text(visitor_text=lambda text, _cm, _tm, _font, size: sizes.setdefault(text.strip(), size))
    [(head, size)] = [(text, size) for text, size in sizes.items() if text.startswith("ФАКТУРА")]
    assert head.endswith("…")
    assert size == pytest.approx(7.5)


@pytest.mark.parametrize("rows", [1, 3, 40])
@pytest.mark.parametrize("kind", [Kind.INVOICE, Kind.CREDIT, Kind.DEBIT, Kind.PROFORMA])
def test_the_invented_papers_add_up(kind, rows):
    paper = sample(kind, "bg", rows=rows)
    assert paper.net == sum(line.net for line in paper.lines) == sum(row.base for row in paper.vat_rows)
    assert paper.total == paper.net + paper.vat
