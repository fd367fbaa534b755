"""What is promised to clients, what they wish, and who has not come for long, as lists show it."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from cleaning.domain.shared.ids import ClientId, FollowUpId, InteractionId, PremisesId, UserId


class FollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """Something promised to the client and not done yet."""

    id: FollowUpId
    text: str
    due_on: date
    assignee_id: UserId | None


class FollowUpRow(FollowUp, frozen=True, kw_only=True):
    """The same in a list of all clients'."""

    client_id: ClientId
    client: str
    phone: str | None
    assignee: str | None
    done_at: datetime | None


class WishRow(msgspec.Struct, frozen=True, kw_only=True):
    """A wish that holds; ``premises_id`` None is for every place of the client."""

    id: InteractionId
    text: str
    at: datetime
    premises_id: PremisesId | None


class LapsingClient(msgspec.Struct, frozen=True, kw_only=True):
    """Comes usually every ``usual`` days, was last worked for on ``last_on``, and nothing is planned."""

    id: ClientId
    name: str
    phone: str | None
    usual: int
    last_on: date
    lapses_on: date
