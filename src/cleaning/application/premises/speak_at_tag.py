"""A stranger speaks through a tag."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import msgspec

from cleaning.application.premises.pictures import Pictures
from cleaning.application.premises.ports import PremisesStore, SiteReports, SiteTags
from cleaning.application.shared.ports import Clock, Files, Tries, Work
from cleaning.domain.premises.site_tag import SiteReport, SiteTag
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import SiteReportId

AN_HOUR = timedelta(hours=1)
PER_ADDRESS, PER_TAG, ALTOGETHER = 10, 30, 500
"""Reports an hour from one network address, through one tag, and altogether."""


class SaidAtTag(msgspec.Struct, frozen=True, kw_only=True):
    """``sent_key`` is of the form, so that sending it twice says it once; ``address`` is the network's."""

    token: str
    sent_key: str
    text: str = ""
    stars: int | None = None
    picture: bytes | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class SpeakAtTag:
    """Anybody who stands there may rate (with ``stars``) or report a problem, without a login, not too often."""

    work: Work
    premises: PremisesStore
    tags: SiteTags
    reports: SiteReports
    pictures: Pictures
    files: Files
    tries: Tries
    clock: Clock

    def __call__(self, said: SaidAtTag) -> SiteReportId:
        with self.work:
            tag = self.tags.by_token(said.token)
            if (before := self.reports.sent(said.sent_key)) is not None:
                return before.id
            self._spend(tag, said.address)
            report = self._report(tag, said)
            self.reports.add(report)
            return report.id

    def _report(self, tag: SiteTag, said: SaidAtTag) -> SiteReport:
        site, now = self.premises.get(tag.premises_id).site, self.clock.now()
        if said.stars is not None:
            return SiteReport.rating(tag, site, said.stars, said.text, sent_key=said.sent_key, at=now)
        kept = None
        if said.picture is not None:
            picture = self.pictures.clean(said.picture, field="photo")
            kept = self.files.keep(picture.content), self.files.keep(picture.thumb)
        return SiteReport.problem(tag, site, said.text, kept, sent_key=said.sent_key, at=now)

    def _spend(self, tag: SiteTag, address: str) -> None:
        """Before a picture is decoded, so that nobody can keep us busy with it."""
        now = self.clock.now()
        for key, limit in ((f"tag:{address}", PER_ADDRESS), (f"tag#{tag.id}", PER_TAG), ("tags", ALTOGETHER)):
            if not self.tries.spend(key, limit, now, AN_HOUR):
                raise RuleBroken("report.too_many")
