"""Messages read flat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select

from cleaning.adapters.sql.messaging.tables import message_attempts, message_rules, messages
from cleaning.adapters.sql.reads import Reads
from cleaning.application.messaging.queries import Attempt, MessageRow, RuleCard
from cleaning.application.shared.access import Scope
from cleaning.application.shared.paging import Page, bounded, decode_cursor, page_of
from cleaning.domain.messaging.first_rules import first_rule
from cleaning.domain.messaging.rule import GAPS
from cleaning.domain.messaging.values import Purpose, RuleEvent, Stage
from cleaning.domain.shared.errors import NotFound


def _rows(scope: Scope) -> Select[Any]:
    """Every read starts here, so none forgets whose messages the viewer may see."""
    columns = [messages.c[name] for name in MessageRow.__struct_fields__]
    statement = select(*columns).where(messages.c.branch_id.in_(scope.branch_ids))
    return statement if scope.client_id is None else statement.where(messages.c.client_id == scope.client_id)


@dataclass(frozen=True)
class SqlMessageQueries:
    reads: Reads

    def page(
        self,
        scope: Scope,
        *,
        stage: Stage | None = None,
        purpose: Purpose | None = None,
        client_id: int | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[MessageRow]:
        statement, size = _rows(scope), bounded(limit)
        if stage is not None:
            statement = statement.where(messages.c.stage == stage)
        if purpose is not None:
            statement = statement.where(messages.c.purpose == purpose)
        if client_id is not None:
            statement = statement.where(messages.c.client_id == client_id)
        if cursor := decode_cursor(after):
            statement = statement.where(messages.c.id < cursor[0])
        rows = self.reads.structs(MessageRow, statement.order_by(messages.c.id.desc()).limit(size + 1))
        return page_of(rows, size, lambda row: (row.id,))

    def card(self, scope: Scope, message_id: int) -> MessageRow:
        found = self.reads.structs(MessageRow, _rows(scope).where(messages.c.id == message_id))
        if not found:
            raise NotFound("message", message_id)
        return found[0]

    def attempts(self, scope: Scope, message_id: int) -> list[Attempt]:
        columns = [message_attempts.c[name] for name in Attempt.__struct_fields__]
        statement = (
            select(*columns)
            .join_from(message_attempts, messages)
            .where(messages.c.id == message_id, messages.c.branch_id.in_(scope.branch_ids))
            .order_by(message_attempts.c.id.desc())
        )
        return self.reads.structs(Attempt, statement)

    def counts(self, scope: Scope, since: datetime) -> dict[Stage, int]:
        rows = (
            _rows(scope)
            .with_only_columns(messages.c.stage, func.count())
            .where(messages.c.created_at >= since)
            .group_by(messages.c.stage)
        )
        return dict(map(tuple, self.reads.all(rows)))

    def troubled(self, scope: Scope, since: datetime, limit: int = 20) -> list[MessageRow]:
        statement = _rows(scope).where(
            messages.c.stage.in_([Stage.UNKNOWN, Stage.FAILED]), messages.c.created_at >= since
        )
        return self.reads.structs(MessageRow, statement.order_by(messages.c.id.desc()).limit(limit))

    def rule(self, event: RuleEvent) -> RuleCard:
        row = self.reads.first(select(message_rules).where(message_rules.c.event == event))
        if row is None:
            rule = first_rule(event)
            values = {
                name: getattr(rule, name) for name in RuleCard.__struct_fields__ if name not in {"gaps", "version"}
            }
            return RuleCard(**values, gaps=GAPS[event], version=1)
        values = {name: row._mapping[name] for name in RuleCard.__struct_fields__ if name != "gaps"}
        return RuleCard(**values, gaps=GAPS[event])
