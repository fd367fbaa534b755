"""What a company wants to know of every client of a kind, beside the name it cannot do without."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cleaning.domain.clients.client import Person
from cleaning.domain.clients.profile import Profile
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.shared.errors import Invalid, RuleBroken

CONTACTS = "contacts"
_BOTH = ("phone", "email", "city", "postcode", "address", "iban", "segment", "source", "manager_id", CONTACTS)
DEMANDABLE: dict[ClientKind, tuple[str, ...]] = {
    ClientKind.INDIVIDUAL: ("middle_name", "family_name", "egn", *_BOTH),
    ClientKind.ORGANISATION: ("eik", "vat_number", "accountable", *_BOTH),
}
"""In the order of the form. A personal number may be demanded only of persons (ЗЗЛД чл. 25ж: where a law asks)."""


@dataclass(frozen=True, slots=True)
class Demands:
    """``fields`` of a kind that must be filled; those of another kind are refused."""

    kind: ClientKind
    fields: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in self.fields:
            if name not in DEMANDABLE[self.kind]:
                raise RuleBroken("choice.unknown", field="required", value=name)

    def missing(self, profile: Profile, people: Sequence[Person]) -> tuple[str, ...]:
        """What is demanded and empty, in the order of the form."""
        empty = {name for name in self.fields if name != CONTACTS and not getattr(profile, name)}
        if CONTACTS in self.fields and not people:
            empty.add(CONTACTS)
        return tuple(name for name in DEMANDABLE[self.kind] if name in empty)

    def check(self, profile: Profile, people: Sequence[Person], said: Collection[str]) -> None:
        """Raise Invalid for each demanded field among those ``said`` that is left empty.

        A change of something else does not stumble over what an older record never had.
        """
        refused = [name for name in self.missing(profile, people) if name in said]
        if refused:
            raise Invalid({place(name): RuleBroken("client.demanded", field=place(name)) for name in refused})


def place(name: str) -> str:
    """Where a form shows the refusal: people have a first row."""
    return "contacts.0.name" if name == CONTACTS else name
