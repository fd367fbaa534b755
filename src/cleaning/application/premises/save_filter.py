"""Conditions of the list of premises are kept under a name, for oneself or for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import msgspec

from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.premises.saved_filter import SavedFilter
from cleaning.domain.shared.errors import Forbidden, NotFound
from cleaning.domain.shared.ids import SavedFilterId, UserId


class SavedFilterRow(msgspec.Struct, frozen=True, kw_only=True):
    """``own``: the viewer saved it and may take it away."""

    id: SavedFilterId
    name: str
    query: str
    shared: bool
    own: bool


class SavedFilters(Protocol):
    def add(self, saved: SavedFilter) -> None: ...

    def get(self, filter_id: SavedFilterId) -> SavedFilter:
        """Raise NotFound when there is none."""

    def remove(self, saved: SavedFilter) -> None: ...

    def count(self, user_id: UserId) -> int: ...

    def offered(self, user_id: int | None) -> list[SavedFilterRow]:
        """The user's own and everybody's, by name."""


@dataclass(frozen=True, slots=True)
class SaveFilter:
    """A saved one is a link like any other: it may be passed on."""

    work: Work
    filters: SavedFilters
    access: Access

    def __call__(self, name: str, query: str, *, shared: bool = False) -> SavedFilterId:
        with self.work:
            self.access.require(Permission.PREMISES_VIEW)
            if self.access.viewer.user_id is None:
                raise Forbidden(str(Permission.PREMISES_VIEW))
            user_id = UserId(self.access.viewer.user_id)
            saved = SavedFilter.save(user_id, name, query, shared=shared, others=self.filters.count(user_id))
            self.filters.add(saved)
            return saved.id


@dataclass(frozen=True, slots=True)
class DropFilter:
    """Only one's own."""

    work: Work
    filters: SavedFilters
    access: Access

    def __call__(self, filter_id: SavedFilterId) -> None:
        with self.work:
            self.access.require(Permission.PREMISES_VIEW)
            saved = self.filters.get(filter_id)
            if saved.user_id != self.access.viewer.user_id:
                raise NotFound("saved_filter", filter_id)
            self.filters.remove(saved)
