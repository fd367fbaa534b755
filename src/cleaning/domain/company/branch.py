"""A place the company works from."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.domain.company.events import BranchChanged, BranchOpened
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchDetails:
    name: str
    city: str = ""
    address: str = ""
    phone: str = ""
    active: bool = True

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise RuleBroken("field.required", field="name")


@dataclass(eq=False, kw_only=True)
class Branch(Aggregate):
    """Every client, visit, document and ledger line belongs to one; a closed branch keeps its history."""

    id: BranchId | None = None
    name: str
    city: str = ""
    address: str = ""
    phone: str = ""
    active: bool = True
    version: int = 1

    @classmethod
    def open(cls, details: BranchDetails) -> Branch:
        branch = cls(name=details.name, city=details.city, address=details.address, phone=details.phone)
        branch.record(lambda: BranchOpened(branch_id=branch.known_id, name=branch.name))
        return branch

    @property
    def known_id(self) -> BranchId:
        assert self.id is not None, "a branch has its id once it is stored"
        return self.id

    def change(self, details: BranchDetails) -> None:
        changed = [name for name in NAMES if getattr(self, name) != getattr(details, name)]
        for name in changed:
            setattr(self, name, getattr(details, name))
        if changed:
            self.record(BranchChanged(branch_id=self.known_id, name=self.name, active=self.active))


NAMES = ("name", "city", "address", "phone", "active")
