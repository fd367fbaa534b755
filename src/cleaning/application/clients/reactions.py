"""What others do moves a client along."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.clients.ports import Clients
from cleaning.domain.clients.values import ClientStatus
from cleaning.domain.sales.events import ContractSigned, QuoteSent


@dataclass(frozen=True, slots=True)
class BecomeProspect:
    """Who gets an offer is more than a lead."""

    clients: Clients

    def __call__(self, event: QuoteSent) -> None:
        client = self.clients.get(event.client_id)
        if client.status is ClientStatus.LEAD:
            client.become(ClientStatus.PROSPECT)


@dataclass(frozen=True, slots=True)
class BecomeActive:
    """Who has a contract in force is active."""

    clients: Clients

    def __call__(self, event: ContractSigned) -> None:
        self.clients.get(event.client_id).become(ClientStatus.ACTIVE)


REACTIONS = (BecomeProspect, BecomeActive)
