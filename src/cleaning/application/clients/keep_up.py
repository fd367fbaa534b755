"""What the program keeps up by itself: how often clients come, and how far the relationship has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from cleaning.application.clients.ports import Clients, Habits, Standings
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.clients.rhythm import rhythm
from cleaning.domain.clients.standing import derived
from cleaning.domain.shared.ids import ClientId

BACK = timedelta(days=365)
AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class KeepRhythms:
    """Every night the usual interval of every client, from a year of visits; doing it twice changes nothing."""

    name: ClassVar[str] = "clients.keep_rhythms"
    every: ClassVar[str] = "20 1 * * *"

    work: Work
    habits: Habits
    clock: Clock

    def __call__(self) -> None:
        after, since = 0, self.clock.now() - BACK
        while True:
            with self.work:
                found = self.habits.worked(after, AT_ONCE, since=since)
                self.habits.keep([(client_id, rhythm(days)) for client_id, days in found])
            if len(found) < AT_ONCE:
                return
            after = found[-1][0]


@dataclass(frozen=True, slots=True)
class DeriveStatus:
    """Move a client to where the facts say it is."""

    clients: Clients
    standings: Standings
    clock: Clock

    def __call__(self, client_id: ClientId) -> None:
        for status, facts in self.standings.of(client_id, self.clock.today()):
            if (wanted := derived(status, facts, self.clock.today())) is not status:
                self.clients.get(client_id).become(wanted)


@dataclass(frozen=True, slots=True)
class KeepStatuses:
    """Every night: who has had no work for long is dormant, who has a contract is active again."""

    name: ClassVar[str] = "clients.keep_statuses"
    every: ClassVar[str] = "30 1 * * *"

    work: Work
    clients: Clients
    standings: Standings
    clock: Clock

    def __call__(self) -> None:
        after, today = 0, self.clock.today()
        while True:
            with self.work:
                found = self.standings.page(after, AT_ONCE, today)
                for client_id, status, facts in found:
                    if (wanted := derived(status, facts, today)) is not status:
                        self.clients.get(client_id).become(wanted)
            if len(found) < AT_ONCE:
                return
            after = found[-1][0]
