"""Two records of one client become one: what is kept of each, field by field, and where the rest goes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from cleaning.domain.clients.client import Person
from cleaning.domain.clients.profile import Profile
from cleaning.domain.clients.values import ClientKind, ClientStatus
from cleaning.domain.shared.errors import RuleBroken

NAMES = ("given_name", "middle_name", "family_name", "name")
GROUPS: dict[str, tuple[str, ...]] = {
    "name": NAMES,
    "legal_name": ("legal_name",),
    "eik": ("eik",),
    "vat_number": ("vat_number",),
    "egn": ("egn",),
    "accountable": ("accountable",),
    "phone": ("phone",),
    "email": ("email",),
    "address": ("city", "postcode", "address"),
    "iban": ("iban",),
    "segment": ("segment",),
    "source": ("source",),
    "manager_id": ("manager_id",),
    "payment_days": ("payment_days",),
    "credit_limit": ("credit_limit",),
    "language": ("language",),
}
"""What is chosen as one: a name or an address is never half of each."""
ALWAYS_BOTH = ("tags", "note", "since")
STANDING = (
    ClientStatus.ACTIVE, ClientStatus.DORMANT, ClientStatus.PROSPECT, ClientStatus.LEAD, ClientStatus.LOST,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class United:
    """The record that stays. ``people`` carry the phone and e-mail of the other that were not chosen."""

    profile: Profile
    people: tuple[Person, ...]
    status: ClientStatus


def differing(one: Profile, other: Profile) -> list[str]:
    """The groups in which somebody has to choose: both records say something, and not the same."""
    return [name for name, fields in GROUPS.items() if _says(one, fields) and _differ(one, other, fields)]


def united(
    kept: Profile,
    other: Profile,
    *,
    statuses: tuple[ClientStatus, ClientStatus],
    from_other: Collection[str] = (),
    numbers: Collection[str] = (),
) -> United:
    """What stays: of ``kept`` all it says, of ``other`` what it lacks and the groups named in ``from_other``.

    Tags and notes are put together, the relationship is as old as the older one. ``numbers`` are phones and e-mails
    that people of either record have already. Two company or personal numbers are two clients, and refused.
    """
    if kept.kind is not other.kind:
        raise RuleBroken("merge.kinds_differ")
    for name in ("eik", "egn"):
        if getattr(kept, name) and getattr(other, name) and getattr(kept, name) != getattr(other, name):
            raise RuleBroken("merge.numbers_differ", field=name)
    if unknown := sorted(set(from_other) - set(GROUPS)):
        raise RuleBroken("merge.no_such_field", value=unknown[0])
    taken: dict[str, Any] = {}
    for group, fields in GROUPS.items():
        if (group in from_other or not _says(kept, fields)) and _says(other, fields):
            taken |= {name: getattr(other, name) for name in fields}
    profile = replace(
        kept,
        **taken,
        tags=tuple(dict.fromkeys((*kept.tags, *other.tags))),
        note=_both(kept.note, other.note),
        since=min((day for day in (kept.since, other.since) if day is not None), default=None),
    ).checked()
    people = _left_over(profile, kept, other, set(numbers))
    return United(profile=profile, people=people, status=min(statuses, key=STANDING.index))


def _says(profile: Profile, fields: tuple[str, ...]) -> bool:
    return any(getattr(profile, name) not in (None, "") for name in fields)


def _differ(one: Profile, other: Profile, fields: tuple[str, ...]) -> bool:
    return _says(other, fields) and any(getattr(one, name) != getattr(other, name) for name in fields)


def _both(one: str, other: str) -> str:
    """Lines of both, each once."""
    return "\n".join(dict.fromkeys(line for line in (*one.splitlines(), *other.splitlines()) if line.strip()))


def _left_over(profile: Profile, kept: Profile, other: Profile, numbers: set[str]) -> tuple[Person, ...]:
    numbers |= {number for number in (profile.phone, profile.email) if number}
    people = []
    for side in (kept, other):
        phone = side.phone if side.phone not in numbers else None
        email = side.email if side.email not in numbers else None
        if phone or email:
            people.append(Person(name=_called(side, profile), phone=phone, email=email))
            numbers |= {number for number in (phone, email) if number}
    return tuple(people)


def _called(side: Profile, profile: Profile) -> str:
    """A firm's number belongs to the firm; who answers is not known."""
    if profile.kind is ClientKind.ORGANISATION and side.name == profile.name:
        return ""
    return side.name
