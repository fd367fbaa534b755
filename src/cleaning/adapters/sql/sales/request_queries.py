"""Reads of requests, in Core."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, case, func, or_, select

from cleaning.adapters.sql.clients.tables import clients
from cleaning.adapters.sql.company.tables import branches
from cleaning.adapters.sql.identity.tables import users
from cleaning.adapters.sql.premises.tables import premises
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.sales.contract_queries import as_of, monthly
from cleaning.adapters.sql.sales.request_tables import requests
from cleaning.adapters.sql.sales.tables import contracts, quotes
from cleaning.adapters.sql.search import digits_of, fits, has_words, phone_fits, phone_patterns, words_of
from cleaning.adapters.sql.shapes import built_once
from cleaning.adapters.sql.types import MoneyType
from cleaning.application.sales.request_queries import Dealings, RequestCard, RequestFilter, RequestLink, RequestRow
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.domain.sales.request import OPEN_STAGES
from cleaning.domain.sales.values import ContractStage, RequestStage
from cleaning.domain.shared.errors import NotFound

ELSEWHERE = {
    "assignee": users.c.name, "branch": branches.c.name, "client": clients.c.name, "premises": premises.c.name,
    "quote": quotes.c.number, "quote_stage": quotes.c.stage,
}  # fmt: skip
OPEN = requests.c.stage.in_(OPEN_STAGES)
WHO = func.coalesce(func.nullif(requests.c.firm, ""), requests.c.name)


@built_once()
def dealings_of(client_id: int, today: date) -> Select[Any]:
    """What the contracts in force bring in a month, and the requests not answered yet."""
    running = contracts.c.client_id == client_id, contracts.c.stage == ContractStage.ACTIVE
    value = func.coalesce(func.sum(monthly(as_of(today))), 0, type_=MoneyType())
    worth = select(value).where(*running).scalar_subquery()
    link = {"id": requests.c.id, "received_at": requests.c.received_at, "channel": requests.c.channel, "who": WHO}
    made = func.jsonb_build_object(*(piece for name, column in link.items() for piece in (name, column)))
    waiting = select(func.jsonb_agg(made)).where(requests.c.client_id == client_id, OPEN).scalar_subquery()
    return select(worth.label("monthly"), waiting.label("requests"))


@dataclass(frozen=True, slots=True)
class SqlRequestQueries:
    reads: Reads

    def page(
        self, wanted: RequestFilter, *, scope: Scope, now: datetime, after: str | None = None, limit: int | None = None
    ) -> Page[RequestRow]:
        size = bounded(limit)
        rows = _rows(scope).where(*_narrowed(wanted, now)).order_by(requests.c.received_at.desc(), requests.c.id.desc())
        if cursor := decode_cursor(after):
            at, last = datetime.fromisoformat(cursor[0]), cursor[1]
            earlier = requests.c.received_at < at
            rows = rows.where(or_(earlier, (requests.c.received_at == at) & (requests.c.id < last)))
        found = self.reads.structs(RequestRow, rows.limit(size + 1))
        return page_of(found, size, lambda row: (row.received_at.isoformat(), row.id))

    def board(self, *, scope: Scope, since: datetime, each: int = 40) -> list[RequestRow]:
        soonest = case((OPEN, func.extract("epoch", requests.c.respond_by)), else_=0)
        newest = func.extract("epoch", func.coalesce(requests.c.closed_at, requests.c.received_at)).desc()
        place = func.row_number().over(partition_by=requests.c.stage, order_by=(soonest, newest))
        shown = select(requests.c.id, place.label("place")).where(*_seen(scope))
        shown = shown.where(or_(OPEN, requests.c.closed_at >= since))
        cut = shown.subquery()
        rows = _rows(scope).join(cut, cut.c.id == requests.c.id).where(cut.c.place <= each).order_by(cut.c.place)
        return self.reads.structs(RequestRow, rows)

    def counts(self, *, scope: Scope) -> Mapping[RequestStage, int]:
        wanted = select(requests.c.stage, func.count().label("found")).where(*_seen(scope), OPEN)
        return {row.stage: row.found for row in self.reads.all(wanted.group_by(requests.c.stage))}

    def card(self, request_id: int, *, scope: Scope) -> RequestCard:
        row = self.reads.first(_select(scope, RequestCard).where(requests.c.id == request_id))
        if row is None:
            raise NotFound("request", request_id)
        return RequestCard(**row._mapping)

    def late(self, *, scope: Scope, now: datetime, limit: int = 20) -> list[RequestRow]:
        waiting = _rows(scope).where(*_narrowed(RequestFilter(late=True), now)).order_by(requests.c.respond_by)
        return self.reads.structs(RequestRow, waiting.limit(limit))

    def of_quote(self, quote_id: int, *, scope: Scope) -> RequestLink | None:
        wanted = select(requests.c.id, requests.c.received_at, requests.c.channel, WHO.label("who"))
        row = self.reads.first(wanted.where(*_seen(scope), requests.c.quote_id == quote_id))
        return None if row is None else RequestLink(**row._mapping)

    def dealings(self, client_id: int, *, today: date) -> Dealings:
        row = self.reads.one(*dealings_of(client_id, today))
        links = msgspec.convert(row.requests or [], list[RequestLink], strict=False)
        return Dealings(monthly=row.monthly, requests=links)

    def losses(self, *, scope: Scope, since: datetime) -> dict[str, int]:
        count = func.count().label("found")
        wanted = select(requests.c.lost_reason, count).where(
            *_seen(scope), requests.c.stage == RequestStage.LOST, requests.c.closed_at >= since
        )
        rows = self.reads.all(wanted.group_by(requests.c.lost_reason).order_by(count.desc(), requests.c.lost_reason))
        return {row.lost_reason: row.found for row in rows}


def _seen(scope: Scope) -> list[ColumnElement[bool]]:
    """Every read starts here, so none forgets whose requests the viewer may see."""
    mine: list[ColumnElement[bool]] = [requests.c.branch_id.in_(scope.branch_ids)]
    return mine if scope.client_id is None else [*mine, requests.c.client_id == scope.client_id]


def _rows(scope: Scope) -> Select[Any]:
    return _select(scope, RequestRow)


def _select(scope: Scope, kind: type[Any]) -> Select[Any]:
    shown = [ELSEWHERE[name].label(name) if name in ELSEWHERE else requests.c[name] for name in kind.__struct_fields__]
    joined = requests.outerjoin(users, users.c.id == requests.c.assignee_id)
    if kind is RequestCard:
        joined = (
            joined.join(branches, branches.c.id == requests.c.branch_id)
            .outerjoin(clients, clients.c.id == requests.c.client_id)
            .outerjoin(premises, premises.c.id == requests.c.premises_id)
            .outerjoin(quotes, quotes.c.id == requests.c.quote_id)
        )
    return select(*shown).select_from(joined).where(*_seen(scope))


def _narrowed(wanted: RequestFilter, now: datetime) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    for name in ("stage", "channel", "assignee_id", "client_id"):
        if (value := getattr(wanted, name)) is not None:
            conditions.append(requests.c[name] == value)
    if wanted.open:
        conditions.append(OPEN)
    if wanted.late:
        conditions += [requests.c.stage == RequestStage.NEW, requests.c.respond_by < now]
    if digits := digits_of(wanted.q):
        conditions.append(phone_fits(requests.c.phone, phone_patterns(digits)))
    elif has_words(wanted.q):
        conditions.append(fits(requests.c.search, words_of(wanted.q)))
    return conditions
