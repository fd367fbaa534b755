"""A tag lets strangers speak; problems and poor ratings wait for an answer."""

from datetime import UTC, datetime, timedelta

import pytest

from cleaning.domain.premises.access_code import Site
from cleaning.domain.premises.site_tag import ANSWER_WITHIN, SiteReport, SiteTag
from cleaning.domain.premises.tag_events import SiteProblemReported
from cleaning.domain.shared.errors import RuleBroken

SITE = Site(premises_id=3, client_id=5, branch_id=1, name="Офис Оборище")
NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


@pytest.fixture
def tag():
    tag = SiteTag.hang(SITE, "Санитарен възел", "x" * 22, NOW)
    tag.id = 4
    return tag


def rated(tag, stars, text=""):
    report = SiteReport.rating(tag, SITE, stars, text, sent_key="k", at=NOW)
    report.id = 7
    return report


def test_a_problem_is_told_with_its_deadline_and_closed_by_an_answer(tag):
    report = SiteReport.problem(tag, SITE, "Няма сапун", None, sent_key="k", at=NOW)
    report.id = 7
    told = report.pull()[0]
    assert isinstance(told, SiteProblemReported)
    assert (told.client_id, told.spot, told.due_at) == (5, "Санитарен възел", NOW + timedelta(hours=24))

    report.settle(SITE, "Доляхме", by="Мария", at=NOW + ANSWER_WITHIN + timedelta(minutes=1))

    assert (report.answer, report.pull()[0].late) == ("Доляхме", True)
    with pytest.raises(RuleBroken, match=r"report\.settled"):
        report.settle(SITE, "пак", by="Мария", at=NOW)


@pytest.mark.parametrize(("stars", "waits"), [(1, True), (2, True), (3, False), (5, False)])
def test_a_poor_rating_waits_for_an_answer_like_a_problem(tag, stars, waits):
    assert (rated(tag, stars).due_at is not None) == waits


@pytest.mark.parametrize("stars", [0, 6, -1])
def test_a_rating_is_one_to_five(tag, stars):
    with pytest.raises(RuleBroken, match=r"report\.stars"):
        rated(tag, stars)


def test_nothing_or_a_novel_is_no_problem_and_a_spot_is_short(tag):
    for text in (" \n", "а" * 1001):
        with pytest.raises(RuleBroken) as refusal:
            SiteReport.problem(tag, SITE, text, None, sent_key="k", at=NOW)
        assert refusal.value.facts["field"] == "text"
    with pytest.raises(RuleBroken, match=r"field\.too_long"):
        SiteTag.hang(SITE, "а" * 61, "x" * 22, NOW)


def test_a_tag_is_revoked_once(tag):
    tag.revoke(SITE, NOW)
    with pytest.raises(RuleBroken, match=r"tag\.revoked"):
        tag.revoke(SITE, NOW)
    assert "xxx" not in repr(tag)
