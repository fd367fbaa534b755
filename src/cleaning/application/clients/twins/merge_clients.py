"""Two records of one client become one, and for a day they can be parted again."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from cleaning.application.clients.ports import Clients
from cleaning.application.clients.twins.ports import Belongings, Merges
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.clients.client import Client
from cleaning.domain.clients.profile import Profile
from cleaning.domain.clients.twins.client_merge import ClientMerge
from cleaning.domain.clients.twins.uniting import united
from cleaning.domain.clients.values import ClientStatus
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.shared.money import Money
from cleaning.domain.shared.own.uniting import parted_own, sorted_out, united_own

MONEY = "credit_limit"


class Merger(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``loser_id`` becomes part of the client it is sent to; ``from_loser`` names the fields taken from it.

    The fields are those of ``cleaning.domain.clients.twins.uniting.GROUPS`` (name, phone, address …), and ``own.KEY``.
    """

    loser_id: ClientId
    from_loser: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MergeClients:
    """Nothing is lost: what pointed to either points to the one that stays; its own record keeps what it said."""

    work: Work
    clients: Clients
    merges: Merges
    belongings: Belongings
    access: Access
    clock: Clock

    def __call__(self, winner_id: ClientId, command: Merger) -> int:
        with self.work:
            if winner_id == command.loser_id:
                raise RuleBroken("merge.with_itself")
            # Always in the same order, or two merges of one pair could wait for each other.
            known = {key: self.clients.get(key, lock=True) for key in sorted((winner_id, command.loser_id))}
            winner, loser = known[winner_id], known[command.loser_id]
            for client in known.values():
                self.access.require(Permission.CLIENTS_MERGE, branch=client.branch_id)
            one = self._one(winner, loser, command.from_loser)
            with self.work:
                loser.become_part_of(winner_id, at=one.at)
            one.moved = self.belongings.move(of=loser.id, to=winner.id)
            self.merges.add(one)
            one.made_one(name=winner.name, other_name=loser.name)
            return one.id

    def _one(self, winner: Client, loser: Client, from_loser: tuple[str, ...]) -> ClientMerge:
        viewer, now = self.access.viewer, self.clock.now()
        people = [contact.person for client in (winner, loser) for contact in client.contacts]
        numbers = {number for person in people for number in (person.phone, person.email) if number}
        fields, own = sorted_out(from_loser, loser.own)
        new = united(
            winner.profile, loser.profile, statuses=(winner.status, loser.status), from_other=fields,
            numbers=numbers,
        )  # fmt: skip
        before, other = kept_of(winner), kept_of(loser)
        with self.work:
            made = winner.absorb(new.profile, new.people, new.status)
            winner.fill(united_own(winner.own, loser.own, own))
        return ClientMerge(
            branch_id=winner.branch_id, winner_id=winner.id, loser_id=loser.id, at=now, user_id=viewer.user_id,  # type: ignore[arg-type]
           
            actor=viewer.name, before=before, after=kept_of(winner), other=other, moved={},
            made=tuple(contact.id for contact in made),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class UndoMerge:
    """Both records as they were; what came in meanwhile and what was changed since stays with the winner."""

    work: Work
    clients: Clients
    merges: Merges
    belongings: Belongings
    access: Access
    clock: Clock

    def __call__(self, merge_id: int) -> ClientMerge:
        with self.work:
            one = self.merges.get(merge_id)
            winner, loser = (self.clients.get(key, lock=True) for key in sorted((one.winner_id, one.loser_id)))
            if winner.id != one.winner_id:
                winner, loser = loser, winner
            for client in (winner, loser):
                self.access.require(Permission.CLIENTS_MERGE, branch=client.branch_id)
            one.undo(at=self.clock.now(), name=winner.name, other_name=loser.name)
            if winner.merged_into is not None or loser.merged_into != winner.id:
                raise RuleBroken("merge.later_first")
            self.belongings.give_back(one.moved, of=winner.id, to=loser.id)
            now = kept_of(winner)
            back = {
                name: one.before[name] if now[name] == one.after[name] else now[name] for name in now if name != "own"
            }
            loser.part(archived_at=moment(one.other["archived_at"]))
            winner.give_back(*read_back(back), without=one.made)
            winner.fill(parted_own(*(side.get("own", {}) for side in (one.before, one.after, now))))
            return one


@dataclass(frozen=True, slots=True)
class TellApart:
    """They look alike and are two: the list of suspects leaves the pair out from now on."""

    work: Work
    clients: Clients
    belongings: Belongings
    access: Access

    def __call__(self, one: ClientId, other: ClientId) -> None:
        with self.work:
            self.access.require(Permission.CLIENTS_MERGE)
            for client_id in (one, other):
                self.access.require(Permission.CLIENTS_MERGE, branch=self.clients.get(client_id).branch_id)
            if one == other:
                raise NotFound("client", other)
            self.belongings.tell_apart(*sorted((one, other)))


def kept_of(client: Client) -> dict[str, Any]:
    """The fields of a client as plain values, to be compared and put back."""
    values = {each.name: getattr(client.profile, each.name) for each in fields(Profile)}
    values |= {"status": client.status, "archived_at": client.archived_at, "own": client.own}
    if values[MONEY] is not None:
        values[MONEY] = str(values[MONEY].amount)
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(values))
    return plain


def read_back(values: dict[str, Any]) -> tuple[Profile, ClientStatus]:
    """The fields again; the opposite of :func:`kept_of`."""
    given = {each.name: values[each.name] for each in fields(Profile)}
    limit = given.pop(MONEY)
    profile = msgspec.convert(given, Profile)
    return replace(profile, credit_limit=None if limit is None else Money(Decimal(limit))), ClientStatus(
        values["status"]
    )


def moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
