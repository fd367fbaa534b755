"""People who go out together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, CrewId, EmployeeId
from cleaning.domain.workforce.events import CrewChanged, CrewFormed


class Colour(StrEnum):
    """How a crew is told apart at a glance, always beside its name."""

    TEAL = "teal"
    BLUE = "blue"
    VIOLET = "violet"
    AMBER = "amber"
    ROSE = "rose"
    GREY = "grey"


@dataclass(eq=False, kw_only=True)
class Member:
    employee_id: EmployeeId
    lead: bool = False
    position: int = 0


@dataclass(eq=False, kw_only=True)
class Crew(Aggregate):
    """A usual set of people; who really went is written in each visit."""

    id: CrewId = field(init=False)
    version: int = 1
    branch_id: BranchId
    name: str
    colour: Colour = Colour.TEAL
    active: bool = True
    members: list[Member] = field(default_factory=list)

    @classmethod
    def form(
        cls, branch_id: BranchId, name: str, people: Sequence[EmployeeId], *, colour: Colour = Colour.TEAL
    ) -> Crew:
        """A new crew; the first of the people leads it."""
        crew = cls(branch_id=branch_id, name=_named(name), colour=colour)
        crew._gather(people)
        crew.record(lambda: CrewFormed(crew_id=crew.id, branch_id=branch_id, name=crew.name))
        return crew

    def change(self, *, name: str, people: Sequence[EmployeeId], colour: Colour, active: bool) -> None:
        """Take over what was typed; the first of the people leads."""
        self.name, self.colour, self.active = _named(name), colour, active
        self._gather(people)
        members = tuple(member.employee_id for member in self.members)
        self.record(CrewChanged(crew_id=self.id, branch_id=self.branch_id, name=self.name, members=members))

    def _gather(self, people: Sequence[EmployeeId]) -> None:
        if len(set(people)) < len(people):
            raise RuleBroken("crew.twice_the_same", field="people")
        known = {member.employee_id: member for member in self.members}
        self.members = [known.get(person) or Member(employee_id=person) for person in people]
        for place, member in enumerate(self.members):
            member.lead, member.position = place == 0, place


def _named(name: str) -> str:
    if not name.strip():
        raise RuleBroken("field.required", field="name")
    return " ".join(name.split())
