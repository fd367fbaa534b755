"""Clients and interactions, by SQLAlchemy."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from cleaning.domain.clients.client import Client
from cleaning.domain.clients.interaction import Interaction
from cleaning.domain.shared.errors import NotFound


@dataclass(frozen=True, slots=True)
class SqlClients:
    session: Session

    def add(self, client: Client) -> None:
        self.session.add(client)
        self.session.flush()

    def get(self, client_id: int, *, lock: bool = False) -> Client:
        # Read anew under the lock: what was loaded before it may be old by now.
        client = self.session.get(Client, client_id, with_for_update=lock or None, populate_existing=lock)
        if client is None:
            raise NotFound("client", client_id)
        return client


@dataclass(frozen=True, slots=True)
class SqlInteractions:
    session: Session

    def add(self, interaction: Interaction) -> None:
        self.session.add(interaction)
        self.session.flush()

    def get(self, interaction_id: int) -> Interaction:
        if (interaction := self.session.get(Interaction, interaction_id)) is None:
            raise NotFound("interaction", interaction_id)
        return interaction
