"""Who waits for us: strangers for an answer, clients for what was promised, and those who have not come for long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.reports.day import Day
from cleaning.application.reports.need import EACH, Attention, Need
from cleaning.application.sales.request_queries import RequestQueries
from cleaning.application.shared.access import Permission, Role, Scope, Viewer


@dataclass(frozen=True, slots=True)
class ClientsWaiting:
    """Each kind only for who may do something about it; one query each."""

    clients: ClientQueries
    requests: RequestQueries

    def __call__(self, viewer: Viewer, day: Day) -> list[Attention]:
        found: list[Attention] = []
        if viewer.can(Permission.SALES_REQUEST_EDIT):
            found += self._requests(viewer.scope, day.now)
        if viewer.can(Permission.CLIENTS_INTERACTION_LOG):
            found += self._promises(viewer, day.date)
        if viewer.can(Permission.SALES_QUOTE_EDIT):
            found += self._lapsing(viewer.scope, day.date)
        return found

    def _promises(self, viewer: Viewer, today: date) -> Iterable[Attention]:
        """What this person or nobody in particular promised for today or before; the owner sees everybody's."""
        mine = None if viewer.role is Role.OWNER else viewer.user_id
        tasks = self.clients.follow_ups(scope=viewer.scope, until=today, user_id=mine, limit=EACH).rows
        return [
            Attention(
                need=Need.FOLLOW_UP,
                record_id=task.id,
                subject=task.client,
                facts={
                    "client_id": task.client_id,
                    "text": task.text,
                    "due_on": task.due_on,
                    "days": (today - task.due_on).days,
                    "assignee": task.assignee,
                },
            )
            for task in tasks
        ]

    def _lapsing(self, scope: Scope, today: date) -> Iterable[Attention]:
        """Clients who have not come for more than twice their usual time and have nothing planned."""
        return [
            Attention(
                need=Need.LAPSING,
                record_id=one.id,
                subject=one.name,
                facts={"usual": one.usual, "days": (today - one.last_on).days, "phone": one.phone},
            )
            for one in self.clients.lapsing(scope=scope, today=today, limit=EACH)
        ]

    def _requests(self, scope: Scope, now: datetime) -> Iterable[Attention]:
        """Strangers who wait for their first answer longer than was promised."""
        return [
            Attention(
                need=Need.REQUEST,
                record_id=one.id,
                subject=one.who,
                facts={"channel": one.channel, "text": one.text, "since": now - one.respond_by},
            )
            for one in self.requests.late(scope=scope, now=now, limit=EACH)
        ]
