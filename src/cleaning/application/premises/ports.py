"""What the premises context needs of the outside."""

from __future__ import annotations

from typing import Protocol

from cleaning.domain.premises.access_code import AccessCode
from cleaning.domain.premises.photo import Photo
from cleaning.domain.premises.premises import Premises
from cleaning.domain.premises.site_key import SiteKey
from cleaning.domain.premises.site_tag import SiteReport, SiteTag
from cleaning.domain.shared.ids import AccessCodeId, PhotoId, PremisesId, SiteKeyId, SiteReportId, SiteTagId
from cleaning.domain.shared.sealed import Sealed


class PremisesStore(Protocol):
    """All the premises there are, as if they were in memory."""

    def add(self, premises: Premises) -> None:
        """Keep a new place; it has an id afterwards."""

    def get(self, premises_id: int) -> Premises:
        """Raise NotFound when there is none."""


class AccessCodes(Protocol):
    """All the codes there are, sealed."""

    def add(self, code: AccessCode) -> None: ...

    def get(self, premises_id: PremisesId, code_id: AccessCodeId) -> AccessCode:
        """Raise NotFound when the place has no such code."""

    def remove(self, code: AccessCode) -> None: ...

    def sealed_otherwise(self, key_id: str, limit: int) -> list[AccessCode]:
        """Codes under another key than this one, locked."""


class SiteKeys(Protocol):
    """All the keys there are or were."""

    def add(self, key: SiteKey) -> None: ...

    def get(self, key_id: SiteKeyId, *, lock: bool = False) -> SiteKey:
        """Raise NotFound when there is none; with ``lock`` nobody else moves it until this transaction ends."""


class Photos(Protocol):
    """Pictures of places."""

    def add(self, photo: Photo) -> None: ...

    def get(self, premises_id: PremisesId, photo_id: PhotoId) -> Photo:
        """Raise NotFound when the place has no such picture."""

    def count(self, premises_id: PremisesId) -> int:
        """How many the place has; nobody else adds one until this transaction ends."""

    def remove(self, photo: Photo) -> None: ...


class SiteTags(Protocol):
    """Tags on walls."""

    def add(self, tag: SiteTag) -> None: ...

    def get(self, tag_id: SiteTagId) -> SiteTag:
        """Raise NotFound when there is none."""

    def by_token(self, token: str) -> SiteTag:
        """Raise NotFound for one nobody made, or that is revoked."""

    def new_token(self) -> str:
        """A text nobody can guess (128 bits)."""


class SiteReports(Protocol):
    """What people said through tags."""

    def add(self, report: SiteReport) -> None: ...

    def get(self, report_id: SiteReportId) -> SiteReport:
        """Raise NotFound when there is none."""

    def sent(self, key: str) -> SiteReport | None:
        """The one that this very form made already."""


class Vault(Protocol):
    """Seals what nobody may read by reading the database; its keys lie elsewhere."""

    def current(self) -> str:
        """The name of the key that seals now."""

    def seal(self, text: str, place: PremisesId | str) -> Sealed:
        """Bound to the place, or to what else is named (``import:…``): moved to another row it does not open."""

    def open(self, sealed: Sealed, place: PremisesId | str) -> str:
        """RuleBroken ``vault.key_missing`` without the key, ``vault.damaged`` when it is not what was sealed there."""
