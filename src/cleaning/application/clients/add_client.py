"""A new client."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.clients.commands import NewClient, profile_fields
from cleaning.application.clients.kind_rules import key_of, rules_of
from cleaning.application.clients.ports import Clients
from cleaning.application.clients.queries import ClientQueries, Twin
from cleaning.application.clients.record_consent import NoteConsent
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.shared.access import Access, Permission, Scope
from cleaning.application.shared.own import FillOwn
from cleaning.application.shared.ports import Clock, Numbers, Work
from cleaning.domain.clients.client import Client
from cleaning.domain.clients.demands import DEMANDABLE
from cleaning.domain.clients.numbering import PREFIX, SERIES, WIDTH
from cleaning.domain.clients.profile import Profile
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId
from cleaning.domain.shared.own.field import Subject


@dataclass(frozen=True, slots=True)
class AddClient:
    """Somebody becomes our client; one who seems to be here already must be confirmed (``client.duplicate``).

    ``begun`` says that the rest of what the company demands comes later: a request or a signed contract must not fail
    because nobody knows the accountable person yet. The card says what is missing.
    """

    work: Work
    clients: Clients
    queries: ClientQueries
    access: Access
    clock: Clock
    note: NoteConsent
    fill: FillOwn
    company: CompanyQueries
    numbers: Numbers

    def __call__(self, command: NewClient, *, begun: bool = False) -> ClientId:
        with self.work:
            branch_id = self._branch(command.branch_id)
            self.access.require(Permission.CLIENTS_EDIT, branch=branch_id)
            people = [each.person() for each in command.contacts]
            profile = Profile(**profile_fields(command))
            client = Client.add(branch_id, profile, people, command.status, at=self.clock.now())
            self.fill(Subject.CLIENT, client, command.own, only=profile.kind)
            if not begun:
                rules = rules_of(command.kind, self.company.setting(key_of(command.kind)))
                met = [contact.person for contact in client.contacts]
                rules.demands(command.kind).check(client.profile, met, DEMANDABLE[command.kind])
            if not command.despite_twins and (twins := self._twins(client)):
                raise RuleBroken("client.duplicate", name=twins[0].name, twins=twins)
            for consent in command.consents:
                self.note(client, consent)
            kind = client.profile.kind
            client.be_called(self.numbers.take(SERIES[kind], prefix=PREFIX[kind], width=WIDTH))
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
