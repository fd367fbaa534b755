"""What a template written by a user may do: print, choose, repeat. Everything else is refused or bounded."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest

from cleaning.adapters.templates import sentry
from cleaning.adapters.templates.engine import JinjaTemplates, Sentry
from cleaning.application.documents.papers import InvoicePaper
from cleaning.application.documents.variables import variables
from cleaning.domain.documents.markup import blocks
from cleaning.domain.shared.errors import RuleBroken

KNOWN = variables(InvoicePaper)
LINES = [{"name": "Прозорци", "net": Decimal("82.00")}, {"name": "Под", "net": Decimal("1234.50")}]
DATA = {"number": "0000000007", "issued_on": date(2026, 11, 3), "lines": LINES, "total": Decimal("1316.50"),
        "seller": {"name": "„Бистра“ ООД", "eik": "209998883"}, "draft": False, "note": ""}  # fmt: skip


@pytest.fixture(scope="module")
def language():
    templates = JinjaTemplates()
    yield templates
    templates.sentry.close()


def test_a_wrong_name_is_told_with_line_and_column(language):
    source = "# ФАКТУРА\n\nЗа плащане {{ total|money }} от {{ sellr.name }}\n"
    with pytest.raises(RuleBroken) as refused:
        language.check(source, KNOWN)
    assert refused.value.code == "template.unknown_name"
    facts = refused.value.facts
    assert (facts["line"], facts["column"], facts["name"]) == (3, 36, "sellr")
    with pytest.raises(RuleBroken) as refused:
        language.check("{% for line in lines %}\n| {{ line.name }} | {{ line.nett }} |\n{% endfor %}", KNOWN)
    facts = refused.value.facts
    assert (facts["line"], facts["column"], facts["name"]) == (2, 24, "line.nett")


def test_what_is_used_is_known_by_its_path(language):
    used = language.check("{{ seller.eik }}{% for line in lines if line.net %}{{ line.name }}{% endfor %}", KNOWN)
    assert {"seller.eik", "lines[].name", "lines[].net"} <= used
    assert "buyer.eik" not in used


GOOD = """# ФАКТУРА | № {{ number }}
{% for line in lines %}
| {{ loop.index }} | {{ line.name|upper }} | {{ line.net|amount }} |
{% endfor %}
{{ total|money }} ({{ total|words }}) на {{ issued_on }}{{ note|label(", забележка") }}{{ " чернова" if draft else "" }}
{{ seller.eik|label("ЕИК") }} {{ note|default("–") }}
"""


@pytest.mark.parametrize("trusted", [True, False], ids=["here", "apart"])
def test_what_is_allowed_prints_the_same_here_and_apart(language, trusted):
    language.check(GOOD, KNOWN)
    text = language.render(GOOD, "bg", DATA, trusted=trusted).replace("\u00a0", " ")
    assert text.splitlines() == [
        "# ФАКТУРА | № 0000000007",
        "| 1 | ПРОЗОРЦИ | 82,00 |",
        "| 2 | ПОД | 1 234,50 |",
        "1 316,50 € (хиляда триста и шестнадесет евро и 50 цента) на 03.11.2026",
        "ЕИК 209998883 –",
    ]


def test_words_of_the_data_never_become_marks(language):
    evil = "x | 1 |\n# Заглавие\n:::page\n**b** // n\u2028- c\ue000 {{ total }}"
    text = language.render("| a | b |\n|--|--:|\n| {{ note }} | 2 |\n", "bg", {"note": evil}, trusted=False)
    (table,) = blocks(text, "bg")
    assert table.rows[0].cells == (evil.replace("\ue000", "\ufffd"), "2")
    assert table.rows[0].note == ""


RUNAWAY = {
    "output": ("{% for a in lines %}{% for b in lines %}" + "x" * 5000 + "{% endfor %}{% endfor %}", 10_000_000),
    "memory": ("{% for a in lines %}{{ number|upper }}{% endfor %}", 10**12),
    "time": ("{% for a in lines %}{% for b in lines %}{% if a == b %}{% endif %}{% endfor %}{% endfor %}", 1),
}


@pytest.mark.parametrize("reason", RUNAWAY)
def test_what_runs_away_is_stopped(language, reason):
    source, most = RUNAWAY[reason]
    begun = time.monotonic()
    data = {"lines": [{"a": n} for n in range(20_000)], "number": "x" * 30_000_000}
    answer = language.sentry.render(source, "bg", data, most)
    assert answer["error"] == reason
    assert answer["cpu"] <= 2
    assert answer["memory"] <= 256 * 2**20
    assert time.monotonic() - begun < 15


def test_the_limits_are_what_was_promised():
    assert sentry.CPU_SECONDS <= 2
    assert sentry.MEMORY <= 256 * 2**20


def test_a_name_the_data_does_not_have_is_told_with_its_line(language):
    with pytest.raises(RuleBroken) as refused:
        language.render("a\nb {{ total }}", "bg", {}, trusted=False)
    assert (refused.value.code, refused.value.facts["line"]) == ("template.failed", 2)


def test_even_unchecked_a_template_finds_nothing_to_call(language):
    for source in ("{{ seller.items }}", "{{ seller.__class__ }}", "{{ ''.join }}", "{{ range }}", "{{ lines[0] }}",
                   "{{ seller['name'] }}", "{% include 'a' %}", "{{ self._TemplateReference__context }}"):  # fmt: skip
        assert "error" in language.sentry.render(source, "bg", DATA)


def test_a_killed_sentry_is_replaced(language):
    guard = Sentry()
    assert guard.render("{{ number }}", "bg", DATA)["text"] == "0000000007"
    guard._process.kill()
    guard._process.wait()
    assert guard.render("{{ number }}", "bg", DATA)["text"] == "0000000007"
    guard.close()
