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

HOSTILE = {
    "call": "{{ number() }}",
    "call of a method": "{{ number.upper() }}",
    "call of format": "{{ '{0.__class__}'.format(number) }}",
    "format filter": "{{ '%s'|format(number) }}",
    "class": "{{ number.__class__ }}",
    "class of a text": "{{ ''.__class__.__mro__ }}",
    "subclasses": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "class by attr": "{{ number|attr('__class__') }}",
    "class by item": "{{ number['__class__'] }}",
    "class by built name": "{{ number['__cla' ~ 'ss__'] }}",
    "class by escaped name": "{{ number['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    "globals of a group": "{{ seller.__init__.__globals__ }}",
    "members of a list": "{{ lines.append }}",
    "pop": "{{ lines.pop() }}",
    "clear": "{{ seller.clear() }}",
    "dict items": "{% for k in seller.items() %}{{ k }}{% endfor %}",
    "dict keys without call": "{{ seller.keys }}",
    "self": "{{ self }}",
    "self template": "{{ self._TemplateReference__context }}",
    "config": "{{ config }}",
    "request": "{{ request.application }}",
    "range": "{% for i in range(1000000000) %}x{% endfor %}",
    "lipsum": "{{ lipsum(10) }}",
    "lipsum globals": "{{ lipsum.__globals__['os'].popen('id') }}",
    "cycler": "{{ cycler.__init__.__globals__.os }}",
    "joiner": "{{ joiner }}",
    "namespace": "{{ namespace }}",
    "dict": "{{ dict(a=1) }}",
    "import os": "{% import 'os' as os %}{{ os }}",
    "from import": "{% from 'a' import b %}",
    "include": "{% include '/etc/passwd' %}",
    "extends": "{% extends 'layout.html' %}",
    "macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "call block": "{% call(x) number() %}{% endcall %}",
    "set": "{% set x = number %}{{ x }}",
    "set block": "{% set x %}aaa{% endset %}",
    "doubling by set": "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
    "with": "{% with x = 1 %}{{ x }}{% endwith %}",
    "block": "{% block b %}{% endblock %}",
    "filter block": "{% filter upper %}x{% endfilter %}",
    "do": "{% do lines.append(1) %}",
    "autoescape": "{% autoescape false %}{% endautoescape %}",
    "times a billion": "{{ 'a' * 1000000000 }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "power of a variable": "{{ total ** 99999 }}",
    "addition": "{{ total + total }}",
    "modulo format": "{{ '%1000000000d' % total }}",
    "concatenation": "{{ number ~ number }}",
    "list": "{{ [number, number] }}",
    "tuple": "{{ (number, number) }}",
    "dictionary": "{{ {'a': number} }}",
    "slice": "{{ number[0:1] }}",
    "index": "{{ lines[0].name }}",
    "test": "{% if number is defined %}x{% endif %}",
    "in": "{% if 'a' in number %}x{% endif %}",
    "map filter": "{{ lines|map(attribute='name')|join }}",
    "selectattr": "{{ lines|selectattr('name')|list }}",
    "tojson": "{{ seller|tojson }}",
    "pprint": "{{ seller|pprint }}",
    "center": "{{ number|center(1000000000) }}",
    "indent": "{{ number|indent(1000000000) }}",
    "replace": "{{ number|replace('0', '00000000000000000000') }}",
    "batch": "{{ lines|batch(100000000, 'x') }}",
    "xmlattr": "{{ seller|xmlattr }}",
    "random": "{{ lines|random }}",
    "filter with keyword": "{{ note|default(other='x') }}",
    "filter with a call inside": "{{ note|default(number()) }}",
    "three loops": "{% for a in lines %}{% for b in lines %}{% for c in lines %}x{% endfor %}{% endfor %}{% endfor %}",
    "many loops": "{% for a in lines %}x{% endfor %}" * 60,
    "recursive loop": "{% for a in lines recursive %}{{ loop(lines) }}{% endfor %}",
    "loop changed": "{% for a in lines %}{{ loop.changed(a) }}{% endfor %}",
    "loop previtem": "{% for a in lines %}{{ loop.previtem }}{% endfor %}",
    "loop over a text": "{% for a in number %}x{% endfor %}",
    "loop to two names": "{% for a, b in lines %}x{% endfor %}",
    "unknown name": "{{ client_secret }}",
    "unknown member": "{{ seller.password }}",
    "name after its loop": "{% for a in lines %}{% endfor %}{{ a.name }}",
    "whole group": "{{ seller }}",
    "whole list": "{{ lines }}",
    "deep brackets": "{{ " + "(" * 4000 + "number" + ")" * 4000 + " }}",
    "deep nots": "{{ " + "not " * 4000 + "number }}",
    "deep ifs": "{% if draft %}" * 60 + "{% endif %}" * 60,
    "long chain": "{{ number" + ".a" * 4000 + " }}",
    "long filters": "{{ number" + "|upper" * 4000 + " }}",
    "too long": "x" * 60_001,
    "open tag": "{{ number",
    "open block": "{% if draft %}x",
    "broken": "{% for %}",
    "line statement": "{%- endfor -%}",
    "binary number": "{{ 1.5e308 }}",
}  # fmt: skip


@pytest.fixture(scope="module")
def language():
    templates = JinjaTemplates()
    yield templates
    templates.sentry.close()


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_it_is_refused_before_anything_runs(language, source):
    with pytest.raises(RuleBroken) as refused:
        language.check(source, KNOWN)
    assert refused.value.code.startswith("template.")
    assert refused.value.facts["field"] == "source"


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
    assert answer == {"error": reason}
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
    assert guard.render("{{ number }}", "bg", DATA) == {"text": "0000000007"}
    guard._process.kill()
    guard._process.wait()
    assert guard.render("{{ number }}", "bg", DATA) == {"text": "0000000007"}
    guard.close()
