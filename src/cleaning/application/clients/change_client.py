"""What is known of a client changes."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from msgspec import UNSET

from cleaning.application.clients.commands import ClientChange, profile_fields
from cleaning.application.clients.kind_rules import key_of, rules_of
from cleaning.application.clients.ports import Clients
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.own import FillOwn, placed
from cleaning.application.shared.ports import Work
from cleaning.domain.clients.client import Client, Person
from cleaning.domain.clients.profile import Profile
from cleaning.domain.shared.errors import Conflict
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.shared.own.field import Subject


@dataclass(frozen=True, slots=True)
class ChangeClient:
    """Take over what was typed. One begun on an older state is refused with both values of what differs."""

    work: Work
    clients: Clients
    company: CompanyQueries
    access: Access
    fill: FillOwn

    def __call__(self, client_id: ClientId, command: ClientChange) -> None:
        with self.work:
            client = self.clients.get(client_id)
            self.access.require(Permission.CLIENTS_EDIT, branch=client.branch_id)
            profile = replace(client.profile, **profile_fields(command)).checked()
            people = None if command.contacts is UNSET else [each.person().checked() for each in command.contacts]
            status = client.status if command.status is UNSET else command.status
            own = client.own
            self.fill(Subject.CLIENT, client, command.own, only=profile.kind)
            if command.version is not None and command.version != client.version:
                said = {**asdict(profile), "status": status, **placed(client.own)}
                self._compare(client, said, people, placed(own))
            self._demand(client, profile, people, command)
            client.change(profile, people)
            client.become(status)

    def _demand(self, client: Client, profile: Profile, people: list[Person] | None, command: ClientChange) -> None:
        """What the company demands of the kind, as far as the change is about it."""
        said = {name for name in command.__struct_fields__ if getattr(command, name) is not UNSET}
        rules = rules_of(profile.kind, self.company.setting(key_of(profile.kind)))
        met = [contact.person for contact in client.contacts] if people is None else people
        rules.demands(profile.kind).check(profile, met, said)

    def _compare(
        self, client: Client, wanted: dict[str, Any], people: list[Person] | None, own: dict[str, Any]
    ) -> None:
        stored = {**asdict(client.profile), "status": client.status, **own}
        if people is not None:
            stored["contacts"] = "; ".join(_shown(contact.person) for contact in client.contacts)
            wanted["contacts"] = "; ".join(_shown(person) for person in people)
        differ = [name for name in {**wanted, **own} if wanted.get(name) != stored.get(name)]
        if differ:
            raise Conflict(
                "record.changed",
                version=client.version,
                yours={name: wanted.get(name) for name in differ},
                stored={name: stored.get(name) for name in differ},
            )


def _shown(person: Person) -> str:
    return " ".join(part for part in (person.name, person.role, person.phone, person.email, person.note) if part)
