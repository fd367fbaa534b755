"""Keys of clients' places: each has one tag that says nothing of the place, and one holder or none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from cleaning.domain.premises.access_code import Site
from cleaning.domain.premises.key_events import (
    SiteKeyFound,
    SiteKeyGivenBack,
    SiteKeyHandedOver,
    SiteKeyLost,
    SiteKeyReturned,
    SiteKeyTakenIn,
)
from cleaning.domain.premises.place import tidy
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, EmployeeId, PremisesId, SiteKeyId

TAG = re.compile(r"[0-9A-ZА-Я][0-9A-ZА-Я.-]{0,11}")
"""Too short for an address, and without blanks, so that whoever finds the key learns nothing from it."""


class KeyState(StrEnum):
    """Where a key is."""

    OFFICE = "office"
    OUT = "out"
    LOST = "lost"
    GIVEN_BACK = "given_back"


@dataclass(eq=False, kw_only=True)
class Holding:
    """One employee had the key from … to; ``signed_by`` and ``received_by`` are the names under it."""

    id: int = field(init=False)
    employee_id: EmployeeId
    taken_at: datetime
    signed_by: str
    returned_at: datetime | None = None
    received_by: str = ""
    note: str = ""


@dataclass(eq=False, kw_only=True)
class SiteKey(Aggregate):
    """A key, card or set on one ring. ``what`` tells what hangs there; ``since`` when its state began."""

    id: SiteKeyId = field(init=False)
    version: int = 1
    premises_id: PremisesId
    branch_id: BranchId
    tag: str
    what: str
    state: KeyState
    since: datetime
    holder_id: EmployeeId | None = None
    due_on: date | None = None
    holdings: list[Holding] = field(default_factory=list)

    @classmethod
    def take_in(cls, site: Site, tag: str, what: str, *, from_whom: str, at: datetime) -> SiteKey:
        """The client gives us a key; it lies in the office."""
        key = cls(
            premises_id=site.premises_id,
            branch_id=site.branch_id,
            tag=_tag(tag),
            what=str(tidy(what)),
            state=KeyState.OFFICE,
            since=at,
        )
        name = _name(from_whom, "from_whom")
        key.record(lambda: SiteKeyTakenIn(key_id=key.id, **site.named(), tag=key.tag, from_whom=name))
        return key

    def hand_over(
        self, site: Site, employee_id: EmployeeId, employee: str, *, signed_by: str, due_on: date | None, at: datetime
    ) -> None:
        """An employee takes it and signs; ``due_on`` is the day it shall be back."""
        if self.state is not KeyState.OFFICE:
            raise RuleBroken(f"key.{self.state}", tag=self.tag)
        if due_on is not None and due_on < at.date():
            raise RuleBroken("key.due_before", field="due_on", value=due_on)
        name = _name(signed_by, "signed_by")
        self.holdings.append(Holding(employee_id=employee_id, taken_at=max(at, self.since), signed_by=name))
        self._become(KeyState.OUT, at, holder=employee_id, due_on=due_on)
        self.record(
            SiteKeyHandedOver(
                key_id=self.id, **site.named(), tag=self.tag, employee_id=employee_id, employee=employee, signed_by=name
            )
        )

    def take_back(self, site: Site, employee: str, *, received_by: str, note: str, at: datetime) -> None:
        """It is in the office again."""
        if self.state is not KeyState.OUT:
            raise RuleBroken("key.not_out", tag=self.tag)
        name = _name(received_by, "received_by")
        self._close(at, name, note)
        self._become(KeyState.OFFICE, at)
        self.record(SiteKeyReturned(key_id=self.id, **site.named(), tag=self.tag, employee=employee, received_by=name))

    def lose(self, site: Site, *, note: str, at: datetime) -> None:
        """Nobody knows where it is; ``note`` says how it came to that."""
        if self.state not in (KeyState.OFFICE, KeyState.OUT):
            raise RuleBroken(f"key.{self.state}", tag=self.tag)
        if not (told := str(tidy(note))):
            raise RuleBroken("field.required", field="note")
        if self.state is KeyState.OUT:
            self._close(at, "", told)
        self._become(KeyState.LOST, at)
        self.record(SiteKeyLost(key_id=self.id, **site.named(), tag=self.tag, note=told))

    def find(self, site: Site, *, at: datetime) -> None:
        """It turned up again and lies in the office."""
        if self.state is not KeyState.LOST:
            raise RuleBroken("key.not_lost", tag=self.tag)
        self._become(KeyState.OFFICE, at)
        self.record(SiteKeyFound(key_id=self.id, **site.named(), tag=self.tag))

    def give_back(self, site: Site, *, to_whom: str, at: datetime) -> None:
        """The client has it again and signs for it; for us it is over."""
        if self.state is not KeyState.OFFICE:
            raise RuleBroken(f"key.{self.state}", tag=self.tag)
        name = _name(to_whom, "to_whom")
        self._become(KeyState.GIVEN_BACK, at)
        self.record(SiteKeyGivenBack(key_id=self.id, **site.named(), tag=self.tag, to_whom=name))

    def _close(self, at: datetime, received_by: str, note: str) -> None:
        open_one = next(one for one in self.holdings if one.returned_at is None)
        open_one.returned_at, open_one.received_by = max(at, open_one.taken_at), received_by
        open_one.note = str(tidy(note))

    def _become(
        self, state: KeyState, at: datetime, *, holder: EmployeeId | None = None, due_on: date | None = None
    ) -> None:
        self.state, self.since, self.holder_id, self.due_on = state, at, holder, due_on


def _tag(typed: str) -> str:
    tag = typed.strip().upper()
    if not TAG.fullmatch(tag):
        raise RuleBroken("key.tag", field="tag", value=typed)
    return tag


def _name(typed: str, field_name: str) -> str:
    name = str(tidy(typed))
    if not name:
        raise RuleBroken("field.required", field=field_name)
    return name
