"""A person asks to be forgotten."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from cleaning.application.clients.persons.ports import Erasure, Persons
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.clients.events import PersonForgotten
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId


class Forgetting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``ground``: what it rests on, for instance the letter and its date."""

    ground: str


@dataclass(frozen=True, slots=True)
class ForgetPerson:
    """Names, numbers, addresses and words go everywhere but in issued documents and the books, which the law keeps.

    Only an individual, and only once nothing runs any more: contracts, visits to come, money owed either way.
    """

    work: Work
    access: Access
    clock: Clock
    clients: ClientQueries
    persons: Persons

    def __call__(self, client_id: ClientId, command: Forgetting) -> int:
        self.access.require(Permission.PERSONS_FORGET)
        viewer = self.access.viewer
        with self.work:
            card = self.clients.card(client_id, scope=viewer.scope)
            if not command.ground.strip():
                raise RuleBroken("field.required", field="ground")
            if len(command.ground) > 500:
                raise RuleBroken("field.too_long", field="ground", most=500, length=len(command.ground))
            if card.kind is not ClientKind.INDIVIDUAL:
                raise RuleBroken("forget.organisation")
            if card.merged_into is not None:
                raise RuleBroken("forget.merged")
            if ties := self.persons.ties(client_id):
                raise RuleBroken(f"forget.{ties[0]}")
            erasure = Erasure(
                client_id=client_id, branch_id=card.branch_id, at=self.clock.now(), user_id=viewer.user_id,
                actor=viewer.name, ground=command.ground.strip(),
            )  # fmt: skip
            changed = self.persons.forget(erasure, pseudonym(client_id))
            self.work.tell(PersonForgotten(client_id=client_id, branch_id=card.branch_id, records=changed))
            return changed


def pseudonym(client_id: int) -> str:
    """What stands for the name from now on."""
    return f"Лице {client_id:05d}"
