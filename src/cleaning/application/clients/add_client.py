"""A new client."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.clients.commands import NewClient, profile_fields
from cleaning.application.clients.ports import Clients
from cleaning.application.clients.queries import ClientQueries, Twin
from cleaning.application.clients.record_consent import NoteConsent
from cleaning.application.shared.access import Access, Permission, Scope
from cleaning.application.shared.own import FillOwn
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.clients.client import Client
from cleaning.domain.clients.profile import Profile
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId
from cleaning.domain.shared.own.field import Subject


@dataclass(frozen=True, slots=True)
class AddClient:
    """Somebody becomes our client; one who seems to be here already must be confirmed (``client.duplicate``)."""

    work: Work
    clients: Clients
    queries: ClientQueries
    access: Access
    clock: Clock
    note: NoteConsent
    fill: FillOwn

    def __call__(self, command: NewClient) -> ClientId:
        with self.work:
            branch_id = self._branch(command.branch_id)
            self.access.require(Permission.CLIENTS_EDIT, branch=branch_id)
            people = [each.person() for each in command.contacts]
            profile = Profile(**profile_fields(command))
            client = Client.add(branch_id, profile, people, command.status, at=self.clock.now())
            self.fill(Subject.CLIENT, client, command.own, only=profile.kind)
            if not command.despite_twins and (twins := self._twins(client)):
                raise RuleBroken("client.duplicate", name=twins[0].name, twins=twins)
            for consent in command.consents:
                self.note(client, consent)
            self.clients.add(client)
            return client.id

    def _branch(self, wanted: int | None) -> BranchId:
        viewer = self.access.viewer
        chosen = wanted or viewer.branch_id or next(iter(viewer.branch_ids), None)
        if chosen is None:
            raise RuleBroken("field.required", field="branch_id")
        return BranchId(chosen)

    def _twins(self, client: Client) -> list[Twin]:
        profile = client.profile
        people = [contact.person for contact in client.contacts]
        return self.queries.twins(
            eik=profile.eik,
            phones=[number for number in (profile.phone, *(p.phone for p in people)) if number],
            emails=[address for address in (profile.email, *(p.email for p in people)) if address],
            scope=Scope(branch_ids=self.access.viewer.branch_ids),
        )
