"""A tag is hung on a wall, or revoked."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.premises.ports import PremisesStore, SiteTags
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.premises.site_tag import SiteTag
from cleaning.domain.shared.ids import PremisesId, SiteTagId


@dataclass(frozen=True, slots=True)
class HangTag:
    """A place gets a tag that strangers may speak through."""

    work: Work
    premises: PremisesStore
    tags: SiteTags
    access: Access
    clock: Clock

    def __call__(self, premises_id: PremisesId, spot: str = "") -> SiteTagId:
        with self.work:
            place = self.premises.get(premises_id)
            self.access.require(Permission.PREMISES_EDIT, branch=place.branch_id)
            tag = SiteTag.hang(place.site, spot, self.tags.new_token(), self.clock.now())
            self.tags.add(tag)
            return tag.id


@dataclass(frozen=True, slots=True)
class RevokeTag:
    """It was torn down, photographed or abused: its address is dead from now on."""

    work: Work
    premises: PremisesStore
    tags: SiteTags
    access: Access
    clock: Clock

    def __call__(self, tag_id: SiteTagId) -> None:
        with self.work:
            tag = self.tags.get(tag_id)
            self.access.require(Permission.PREMISES_EDIT, branch=tag.branch_id)
            tag.revoke(self.premises.get(tag.premises_id).site, self.clock.now())
