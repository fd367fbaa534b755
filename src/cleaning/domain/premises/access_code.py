"""Codes, alarms and key boxes of a place: kept sealed, so that whoever reads the database reads none of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cleaning.domain.premises.events import AccessCodeForgotten, AccessCodeWritten
from cleaning.domain.premises.place import tidy
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import AccessCodeId, BranchId, ClientId, PremisesId
from cleaning.domain.shared.sealed import Sealed

LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True)
class Site:
    """The place a code or a key opens, as events name it."""

    premises_id: PremisesId
    client_id: ClientId
    branch_id: BranchId
    name: str

    def named(self) -> dict[str, Any]:
        """The fields by which events name the place."""
        return {"premises_id": self.premises_id, "client_id": self.client_id, "name": self.name}


@dataclass(eq=False, kw_only=True)
class AccessCode(Aggregate):
    """One thing to know at the door. ``label`` says what it opens ("alarm", "key box") and is no secret."""

    id: AccessCodeId = field(init=False)
    version: int = 1
    premises_id: PremisesId
    branch_id: BranchId
    label: str
    sealed: Sealed

    @classmethod
    def write(cls, site: Site, label: str, sealed: Sealed) -> AccessCode:
        """Something new to know about a place."""
        code = cls(premises_id=site.premises_id, branch_id=site.branch_id, label=_label(label), sealed=sealed)
        code._tell_written(site)
        return code

    def rewrite(self, site: Site, label: str, sealed: Sealed | None) -> None:
        """Another label; None leaves the code as it is."""
        self.label = _label(label)
        if sealed is not None:
            self.sealed = sealed
        self._tell_written(site)

    def reseal(self, sealed: Sealed) -> None:
        """The same text under a newer key."""
        self.sealed = sealed

    def forget(self, site: Site) -> None:
        """The code is no longer true or no longer ours to know."""
        self.record(
            AccessCodeForgotten(
                premises_id=site.premises_id, client_id=site.client_id, name=site.name, label=self.label
            )
        )

    def _tell_written(self, site: Site) -> None:
        self.record(
            AccessCodeWritten(premises_id=site.premises_id, client_id=site.client_id, name=site.name, label=self.label)
        )


def _label(typed: str) -> str:
    label = str(tidy(typed))
    if len(label) > LONGEST_LABEL:
        raise RuleBroken("field.too_long", field="label", most=LONGEST_LABEL, length=len(label))
    return label
