"""A client lets us write, or no longer."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.clients.commands import ConsentChange
from cleaning.application.clients.ports import Clients
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work


@dataclass(frozen=True, slots=True)
class RecordConsent:
    """Note what the client allowed or withdrew, when and how; saying it twice changes nothing."""

    work: Work
    clients: Clients
    access: Access
    clock: Clock

    def __call__(self, command: ConsentChange) -> None:
        with self.work:
            client = self.clients.get(command.client_id)
            self.access.require(Permission.CLIENTS_EDIT, branch=client.branch_id)
            if command.given:
                client.give_consent(command.purpose, command.channel, at=self.clock.now(), source=command.source)
            else:
                client.withdraw_consent(command.purpose, command.channel, at=self.clock.now())
