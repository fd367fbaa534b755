"""What the clients context needs of the outside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from cleaning.domain.clients.client import Client
from cleaning.domain.clients.consent_text import ConsentText
from cleaning.domain.clients.follow_up import FollowUp
from cleaning.domain.clients.interaction import Interaction
from cleaning.domain.clients.rhythm import Rhythm
from cleaning.domain.clients.standing import Standing
from cleaning.domain.clients.values import ClientStatus, ConsentPurpose
from cleaning.domain.shared.ids import ClientId


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


class FollowUps(Protocol):
    """All that was promised to clients."""

    def add(self, task: FollowUp) -> None:
        """Keep a new one; it has an id afterwards."""

    def get(self, follow_up_id: int) -> FollowUp:
        """Raise NotFound when there is none."""

    def of_interaction(self, interaction_id: int) -> FollowUp | None:
        """What was promised in a conversation."""


class Habits(Protocol):
    """How often clients come, kept so that lists can ask for it."""

    def worked(self, after: int, limit: int, *, since: datetime) -> list[tuple[ClientId, list[date]]]:
        """The next clients by id with the days they were worked for."""

    def keep(self, found: Sequence[tuple[ClientId, Rhythm | None]]) -> None:
        """Remember the rhythms; None forgets one."""

    def touch(self, client_id: ClientId, at: datetime) -> None:
        """Worked for them at that moment: the waiting begins anew, the usual interval stays until the night."""


class Standings(Protocol):
    """What facts say about the relationships."""

    def page(self, after: int, limit: int, today: date) -> list[tuple[ClientId, ClientStatus, Standing]]:
        """The next clients by id that are not archived."""

    def of(self, client_id: ClientId, today: date) -> list[tuple[ClientStatus, Standing]]:
        """One client's, or nothing when it is archived."""
