"""Clients and interactions, by SQLAlchemy."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from cleaning.adapters.sql.clients.tables import consent_texts, follow_ups
from cleaning.domain.clients.client import Client
from cleaning.domain.clients.consent_text import ConsentText
from cleaning.domain.clients.follow_up import FollowUp
from cleaning.domain.clients.interaction import Interaction
from cleaning.domain.clients.values import ConsentPurpose
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
class SqlConsentTexts:
    session: Session

    def add(self, text: ConsentText) -> None:
        self.session.add(text)
        self.session.flush()

    def latest(self, purpose: ConsentPurpose) -> ConsentText | None:
        newest = select(ConsentText).where(consent_texts.c.purpose == purpose)
        return self.session.scalars(newest.order_by(consent_texts.c.edition.desc()).limit(1)).first()


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


@dataclass(frozen=True, slots=True)
class SqlFollowUps:
    session: Session

    def add(self, task: FollowUp) -> None:
        self.session.add(task)
        self.session.flush()

    def get(self, follow_up_id: int) -> FollowUp:
        if (task := self.session.get(FollowUp, follow_up_id)) is None:
            raise NotFound("follow_up", follow_up_id)
        return task

    def of_interaction(self, interaction_id: int) -> FollowUp | None:
        wanted = select(FollowUp).where(follow_ups.c.interaction_id == interaction_id)
        return self.session.scalars(wanted).one_or_none()
