"""Templates that mean harm: refused before they run, and bounded by the kernel's own count if they ran all the same."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cleaning.adapters.templates.engine import JinjaTemplates
from cleaning.application.documents.papers import InvoicePaper
from cleaning.application.documents.variables import variables
from cleaning.domain.shared.errors import RuleBroken
from tests.hostile_templates import HOSTILE

KNOWN = variables(InvoicePaper)
DATA = {"number": "0000000007", "issued_on": date(2026, 11, 3), "lines": [{"name": "Под", "net": Decimal("9")}] * 300,
        "total": Decimal("1316.50"), "seller": {"name": "„Бистра“ ООД"}, "draft": True, "note": ""}  # fmt: skip
SECRETS = ("root:", "uid=", "<class", "<function", "<bound method", "<built-in", "__main__", "PYTHONPATH")


@pytest.fixture(scope="module")
def language():
    templates = JinjaTemplates()
    yield templates
    templates.sentry.close()


def test_there_are_as_many_as_were_promised():
    assert len(set(HOSTILE.values())) >= 60


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_it_is_refused_before_anything_runs(language, source):
    with pytest.raises(RuleBroken) as refused:
        language.check(source, KNOWN)
    assert refused.value.code.startswith("template.")
    assert refused.value.facts["field"] == "source"


def test_unchecked_none_takes_more_than_its_bounds_or_reaches_anything(language):
    """The second wall, as if the first had a hole: ≤ 2 s of processor, ≤ 256 MB, nothing but data comes out."""
    for name, source in HOSTILE.items():
        answer = language.sentry.render(source, "bg", DATA)
        assert answer["cpu"] <= 2, name
        assert answer["memory"] <= 256 * 2**20, name
        assert not any(secret in answer.get("text", "") for secret in SECRETS), name


def test_the_measure_sees_what_is_used(language):
    """The control: work and memory do show in the figures."""
    quiet = language.sentry.render("{{ number }}", "bg", DATA)
    loud = language.sentry.render(
        "{% for a in lines %}{% for b in lines %}{{ a.name }}{% endfor %}{% endfor %}", "bg", DATA
    )
    full = language.sentry.render("{{ number|upper }}", "bg", DATA | {"number": "x" * 30_000_000})
    assert loud["cpu"] > quiet["cpu"]
    assert full["memory"] > quiet["memory"] + 30 * 2**20
