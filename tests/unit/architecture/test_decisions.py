"""A decision nobody checks is a wish: each names the test that keeps it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_parts_and_a_keeper_that_exists(path):
    text = path.read_text()
    for part in ("## Context", "## Decision", "## Consequences"):
        assert part in text
    keepers = re.findall(r"`((?:tests/|bin/|pyproject)[\w/.]+)`", text.partition("Kept by:")[2])
    assert keepers
    assert [keeper for keeper in keepers if not (ROOT / keeper).exists()] == []


def test_numbers_of_decisions_follow_each_other():
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", *(str(p.relative_to(ROOT)) for p in ROOT.glob("docs/**/*.md"))]
)
def test_links_inside_the_documents_lead_somewhere(page):
    path = ROOT / page
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text())
    assert [link for link in links if not (path.parent / link).exists()] == []
