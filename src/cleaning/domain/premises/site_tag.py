"""The tag on the wall of a place, and what people say through it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from cleaning.domain.premises.access_code import Site
from cleaning.domain.premises.place import tidy
from cleaning.domain.premises.tag_events import (
    SiteProblemReported,
    SiteRated,
    SiteReportAnswered,
    SiteTagHung,
    SiteTagRevoked,
)
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, PremisesId, SiteReportId, SiteTagId

LONGEST_SPOT, LONGEST_TEXT = 60, 1000
ANSWER_WITHIN = timedelta(hours=24)
"""From the report to our answer, round the clock, because the tag hangs round the clock."""
POOR = 2
"""Stars; a rating as low as that wants an answer like a problem."""


class ReportKind(StrEnum):
    PROBLEM = "problem"
    RATING = "rating"


@dataclass(eq=False, kw_only=True)
class SiteTag(Aggregate):
    """``spot`` is the neutral name strangers read ("Washroom, 2nd floor"), ``token`` the secret part of its address."""

    id: SiteTagId = field(init=False)
    version: int = 1
    premises_id: PremisesId
    branch_id: BranchId
    spot: str
    token: str = field(repr=False)
    made_at: datetime
    revoked_at: datetime | None = None

    @classmethod
    def hang(cls, site: Site, spot: str, token: str, at: datetime) -> SiteTag:
        """Another tag; a place may have one in each room."""
        name = _short(spot, LONGEST_SPOT, "spot")
        tag = cls(premises_id=site.premises_id, branch_id=site.branch_id, spot=name, token=token, made_at=at)
        tag.record(SiteTagHung(premises_id=site.premises_id, client_id=site.client_id, name=site.name, spot=name))
        return tag

    def revoke(self, site: Site, at: datetime) -> None:
        """Its address answers nobody any more; what came through it stays."""
        if self.revoked_at is not None:
            raise RuleBroken("tag.revoked")
        self.revoked_at = at
        gone = SiteTagRevoked(premises_id=site.premises_id, client_id=site.client_id, name=site.name, spot=self.spot)
        self.record(gone)


@dataclass(eq=False, kw_only=True)
class SiteReport(Aggregate):
    """``stars`` 1–5 for a rating. With ``due_at`` it is open until somebody answers; good ratings have none."""

    id: SiteReportId = field(init=False)
    version: int = 1
    tag_id: SiteTagId
    premises_id: PremisesId
    branch_id: BranchId
    kind: ReportKind
    stars: int | None = None
    text: str = ""
    file: str | None = None
    thumb: str | None = None
    at: datetime
    due_at: datetime | None = None
    answered_at: datetime | None = None
    answered_by: str = ""
    answer: str = ""
    sent_key: str

    @classmethod
    def problem(
        cls, tag: SiteTag, site: Site, text: str, pictures: tuple[str, str] | None, *, sent_key: str, at: datetime
    ) -> SiteReport:
        """Something is not as it should be; ``pictures`` are the keys of the picture and its small twin."""
        told = _short(text, LONGEST_TEXT, "text")
        if not told:
            raise RuleBroken("field.required", field="text")
        report = cls(
            **_of(tag), kind=ReportKind.PROBLEM, text=told, at=at, due_at=at + ANSWER_WITHIN, sent_key=sent_key
        )
        report.file, report.thumb = pictures or (None, None)
        report.record(
            lambda: SiteProblemReported(
                report_id=report.id, **site.named(), branch_id=tag.branch_id, spot=tag.spot, text=told,
                due_at=at + ANSWER_WITHIN,
            )
        )  # fmt: skip
        return report

    @classmethod
    def rating(cls, tag: SiteTag, site: Site, stars: int, text: str, *, sent_key: str, at: datetime) -> SiteReport:
        """How clean it is, from 1 (bad) to 5."""
        if not 1 <= stars <= 5:
            raise RuleBroken("report.stars", field="stars", value=stars)
        told = _short(text, LONGEST_TEXT, "text")
        due = at + ANSWER_WITHIN if stars <= POOR else None
        report = cls(**_of(tag), kind=ReportKind.RATING, stars=stars, text=told, at=at, due_at=due, sent_key=sent_key)
        report.record(
            lambda: SiteRated(
                report_id=report.id, **site.named(), branch_id=tag.branch_id, spot=tag.spot, stars=stars, text=told
            )
        )
        return report

    def settle(self, site: Site, answer: str, *, by: str, at: datetime) -> None:
        """Somebody saw to it; ``answer`` says what was done."""
        if self.due_at is None or self.answered_at is not None:
            raise RuleBroken("report.settled")
        told = _short(answer, LONGEST_TEXT, "answer")
        if not told:
            raise RuleBroken("field.required", field="answer")
        self.answer, self.answered_by, self.answered_at = told, by, at
        self.record(SiteReportAnswered(report_id=self.id, **site.named(), answer=told, late=at > self.due_at))


def _short(typed: str, most: int, field_name: str) -> str:
    text = str(tidy(typed))
    if len(text) > most:
        raise RuleBroken("field.too_long", field=field_name, most=most, length=len(text))
    return text


def _of(tag: SiteTag) -> dict[str, Any]:
    return {"tag_id": tag.id, "premises_id": tag.premises_id, "branch_id": tag.branch_id}
