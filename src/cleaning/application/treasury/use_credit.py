"""Use what a client paid ahead for what the client owes now."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.application.treasury.settling import Settling
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.shared.money import Money


@dataclass(frozen=True, slots=True)
class UseCredit:
    """Happens by itself when a document is issued; by hand after a payment was reversed. Returns the sum used."""

    work: Work
    settling: Settling
    access: Access
    clock: Clock
    clients: ClientQueries

    def __call__(self, client_id: ClientId) -> Money:
        with self.work:
            branch = self.clients.party(client_id).branch_id
            self.access.require(Permission.PAYMENTS_RECORD, branch=branch)
            return self.settling(client_id, self.clock.today())
