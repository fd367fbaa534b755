"""What the clients context needs of the outside."""

from __future__ import annotations

from typing import Protocol

from cleaning.domain.clients.client import Client
from cleaning.domain.clients.consent_text import ConsentText
from cleaning.domain.clients.interaction import Interaction
from cleaning.domain.clients.values import ConsentPurpose


class Clients(Protocol):
    """All the clients there are, as if they were in memory."""

    def add(self, client: Client) -> None:
        """Keep a new client; it has an id afterwards."""

    def get(self, client_id: int, *, lock: bool = False) -> Client:
        """Raise NotFound when there is none; ``lock`` keeps others from changing it until the work ends."""


class ConsentTexts(Protocol):
    """The wordings people agree to, all editions."""

    def add(self, text: ConsentText) -> None:
        """Keep a new edition; it has an id afterwards."""

    def latest(self, purpose: ConsentPurpose) -> ConsentText | None:
        """The wording in force."""


class Interactions(Protocol):
    """All that passed between us and clients."""

    def add(self, interaction: Interaction) -> None:
        """Keep a new one; it has an id afterwards."""

    def get(self, interaction_id: int) -> Interaction:
        """Raise NotFound when there is none."""
