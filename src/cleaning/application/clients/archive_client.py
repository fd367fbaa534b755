"""A client leaves the lists, or comes back."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.clients.commands import ClientAction
from cleaning.application.clients.ports import Clients
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work


@dataclass(frozen=True, slots=True)
class ArchiveClient:
    """Nothing is deleted: documents and history stay, lists and searches leave the client out."""

    work: Work
    clients: Clients
    access: Access
    clock: Clock

    def __call__(self, command: ClientAction) -> None:
        with self.work:
            client = self.clients.get(command.client_id)
            self.access.require(Permission.CLIENTS_EDIT, branch=client.branch_id)
            client.archive(at=self.clock.now())


@dataclass(frozen=True, slots=True)
class RestoreClient:
    """An archived client is worked with again."""

    work: Work
    clients: Clients
    access: Access

    def __call__(self, command: ClientAction) -> None:
        with self.work:
            client = self.clients.get(command.client_id)
            self.access.require(Permission.CLIENTS_EDIT, branch=client.branch_id)
            client.restore()
