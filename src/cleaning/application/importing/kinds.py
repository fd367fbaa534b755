"""What a kind of list declares, so that the engine can take it in, explain it, bring it in and take it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

import msgspec

from cleaning.application.importing.plan import Plan
from cleaning.application.importing.ports import Progress
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.importing.values import ImportKind, Kept
from cleaning.domain.shared.errors import Forbidden
from cleaning.domain.shared.lists.heads import Heads
from cleaning.domain.shared.lists.listing import Listing


class Made(msgspec.Struct, frozen=True):
    """A dry run: what the screens show, and the records that would be stored."""

    plan: Plan
    records: Sequence[Any]


class Kind(Protocol):
    """``decisions`` are what a person may say of any row beside leaving it out."""

    code: ImportKind
    permission: Permission
    decisions: tuple[str, ...]

    @property
    def heads(self) -> Heads:
        """The columns such a list may have, own fields of the company among them."""

    def day(self, on: date | None, today: date) -> date | None:
        """The day the list speaks of, None where lists of this kind speak of none. RuleBroken at ``on``."""

    def plan(self, listing: Listing, today: date, progress: Progress) -> Made:
        """What would come of the list today; nothing is stored."""

    def store(self, listing: Listing, records: Sequence[Any], progress: Progress) -> dict[str, int]:
        """Bring the records in, in the transaction this is called in; how many of what."""

    def remove(self, import_id: int) -> Sequence[Kept]:
        """Take out what the import made and nothing was built upon; what stays, and why."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """Every kind of list there is."""

    known: tuple[Kind, ...]

    def __getitem__(self, code: ImportKind) -> Kind:
        return next(kind for kind in self.known if kind.code is code)

    def __iter__(self) -> Iterator[Kind]:
        return iter(self.known)

    def open_to(self, access: Access) -> tuple[Kind, ...]:
        """Those the viewer may bring. Forbidden when there is none."""
        found = tuple(kind for kind in self.known if kind.permission in access.viewer.permissions)
        if not found:
            raise Forbidden(str(self.known[0].permission))
        return found
