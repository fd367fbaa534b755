"""What contracts, visits, offers and requests say about the relationship with a client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import Session

from cleaning.adapters.sql.clients.habits import local_day
from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.sales.request_tables import requests
from cleaning.adapters.sql.sales.tables import contracts, quotes
from cleaning.adapters.sql.visits.tables import visits
from cleaning.domain.clients.standing import Standing
from cleaning.domain.clients.values import ClientStatus
from cleaning.domain.sales.values import ContractStage, QuoteStage, RequestStage
from cleaning.domain.shared.ids import ClientId
from cleaning.domain.visits.values import Stage

FACTS = tuple(Standing.__dataclass_fields__)
RUNNING = (ContractStage.ACTIVE, ContractStage.SUSPENDED)
OFFERED = (QuoteStage.DRAFT, QuoteStage.SENT)
REFUSED = (QuoteStage.DECLINED, QuoteStage.EXPIRED)
CLOSED = (RequestStage.WON, RequestStage.LOST)


@dataclass(frozen=True, slots=True)
class SqlStandings:
    session: Session

    def page(self, after: int, limit: int, today: date) -> list[tuple[ClientId, ClientStatus, Standing]]:
        wanted = _wanted(today).where(clients.c.id > after).order_by(clients.c.id).limit(limit)
        return [(ClientId(row.id), row.status, _facts(row)) for row in self.session.execute(wanted)]

    def of(self, client_id: ClientId, today: date) -> list[tuple[ClientStatus, Standing]]:
        wanted = _wanted(today).where(clients.c.id == client_id)
        return [(row.status, _facts(row)) for row in self.session.execute(wanted)]


def _wanted(today: date) -> Select[Any]:
    def theirs(table: Any, *conditions: Any) -> Any:
        return exists().where(table.c.client_id == clients.c.id, *conditions)

    last = select(func.max(visits.c.starts_at)).where(visits.c.client_id == clients.c.id, visits.c.stage == Stage.DONE)
    goes_on = or_(contracts.c.ends_on.is_(None), contracts.c.ends_on > today)
    quoted = theirs(quotes, quotes.c.stage.in_(OFFERED))
    lost = theirs(requests, requests.c.stage == RequestStage.LOST)
    return select(
        clients.c.id,
        clients.c.status,
        theirs(contracts, contracts.c.stage.in_(RUNNING), goes_on).label("contract"),
        local_day(last.scalar_subquery()).label("worked_on"),
        or_(quoted, theirs(requests, requests.c.stage.not_in(CLOSED))).label("in_talks"),
        quoted.label("quoted"),
        or_(theirs(quotes, quotes.c.stage.in_(REFUSED)), lost).label("refused"),
    ).where(clients.c.archived_at.is_(None))


def _facts(row: Any) -> Standing:
    return Standing(**{name: row._mapping[name] for name in FACTS})
