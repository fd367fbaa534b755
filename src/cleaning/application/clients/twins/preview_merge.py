"""What a merge would do, before anybody does it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any

import msgspec

from cleaning.application.clients.masks import without_secrets
from cleaning.application.clients.queries import ClientCard, ClientQueries
from cleaning.application.clients.twins.queries import TwinQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.clients.client import Person
from cleaning.domain.clients.profile import Profile
from cleaning.domain.clients.twins.uniting import GROUPS, differing, united
from cleaning.domain.clients.values import ClientStatus
from cleaning.domain.shared.errors import DomainError
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.shared.own.field import Own, Stored
from cleaning.domain.shared.own.uniting import conflicts, sorted_out


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A group of fields: what each record says. ``open``: both say something else; ``from_loser`` as chosen."""

    name: str
    kept: str
    other: str
    open: bool
    from_loser: bool


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """``moves``: records of each kind that will belong to the one that stays. ``refusal``: why it cannot be done."""

    winner: ClientCard
    loser: ClientCard
    choices: list[Choice]
    moves: dict[str, int]
    status: ClientStatus
    tags: tuple[str, ...]
    note: str
    people: list[str]
    refusal: tuple[str, dict[str, Any]] | None


@dataclass(frozen=True, slots=True)
class PreviewMerge:
    """Both records side by side, what would be kept of each, and all that would move. Changes nothing."""

    access: Access
    clients: ClientQueries
    twins: TwinQueries

    def __call__(self, winner_id: ClientId, loser_id: ClientId, from_loser: Collection[str] = ()) -> Preview:
        self.access.require(Permission.CLIENTS_MERGE)
        viewer = self.access.viewer
        winner, loser = (
            without_secrets(self.clients.card(each, scope=viewer.scope), viewer) for each in (winner_id, loser_id)
        )
        one, other = profile_of(winner), profile_of(loser)
        numbers = {n for card in (winner, loser) for p in card.contacts for n in (p.phone, p.email) if n}
        refusal = None
        profile, status = one, winner.status
        people: tuple[Person, ...] = ()
        try:
            taken, _ = sorted_out(from_loser, loser.own)
            new = united(one, other, statuses=(winner.status, loser.status), from_other=taken, numbers=numbers)
            profile, people, status = new.profile, new.people, new.status
        except DomainError as error:
            refusal = (error.code, error.facts)
        must = differing(one, other)
        return Preview(
            winner=winner, loser=loser, moves=self.twins.attached(loser_id), status=status, refusal=refusal,
            choices=[_choice(name, one, other, name in must, from_loser) for name in GROUPS]
            + _own_choices(winner.own, loser.own, from_loser),
            tags=profile.tags, note=profile.note,
            people=[" ".join(filter(None, (p.name, p.phone, p.email))) for p in people],
        )  # fmt: skip


def profile_of(card: ClientCard) -> Profile:
    return Profile(**{each.name: getattr(card, each.name) for each in fields(Profile)})


def _choice(name: str, one: Profile, other: Profile, is_open: bool, from_loser: Collection[str]) -> Choice:
    kept, theirs = _shown(name, one), _shown(name, other)
    taken = name in from_loser or (not kept and bool(theirs))
    return Choice(name=name, kept=kept, other=theirs, open=is_open, from_loser=taken)


def _own_choices(kept: Own, theirs: Own, from_loser: Collection[str]) -> list[Choice]:
    """The same of own fields, named ``own.KEY``; the values as they are stored."""
    must = conflicts(kept, theirs)
    return [
        Choice(
            name=f"own.{key}", kept=_text(kept.get(key)), other=_text(theirs.get(key)), open=key in must,
            from_loser=key in theirs and (key not in kept or f"own.{key}" in from_loser),
        )
        for key in sorted({*kept, *theirs})
    ]  # fmt: skip


def _text(value: Stored | None) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else value


def _shown(group: str, profile: Profile) -> str:
    if group == "name":
        return profile.name
    values = (getattr(profile, name) for name in GROUPS[group])
    return ", ".join(str(value) for value in values if value not in (None, ""))
