"""What every movement of a key begins with."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.premises.ports import PremisesStore, SiteKeys
from cleaning.application.shared.access import Access, Permission
from cleaning.application.workforce.queries import WorkforceQueries
from cleaning.domain.premises.access_code import Site
from cleaning.domain.premises.site_key import SiteKey
from cleaning.domain.shared.ids import PremisesId, SiteKeyId


@dataclass(frozen=True, slots=True)
class KeyDesk:
    """What every movement of a key needs: the permission, the key under lock, and its place."""

    premises: PremisesStore
    keys: SiteKeys
    workforce: WorkforceQueries
    access: Access

    def place(self, premises_id: PremisesId) -> Site:
        place = self.premises.get(premises_id)
        self.access.require(Permission.PREMISES_KEY_MOVE, branch=place.branch_id)
        return place.site

    def take(self, key_id: SiteKeyId) -> tuple[SiteKey, Site]:
        """Locked, so that of two who hand it out at once one is refused."""
        key = self.keys.get(key_id, lock=True)
        return key, self.place(key.premises_id)

    def holder(self, key: SiteKey) -> str:
        return self.workforce.names([key.holder_id])[key.holder_id] if key.holder_id is not None else ""
