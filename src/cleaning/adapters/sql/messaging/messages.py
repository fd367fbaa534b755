"""The outbox and its rules in SQL."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, case, insert, select, union
from sqlalchemy.orm import Session

from cleaning.adapters.sql.messaging.tables import delivery_reports, message_attempts, message_rules, messages
from cleaning.adapters.sql.registry import mapping
from cleaning.application.messaging.ports import Kept
from cleaning.domain.messaging.first_rules import first_rule
from cleaning.domain.messaging.message import Message
from cleaning.domain.messaging.rule import MessageRule
from cleaning.domain.messaging.values import Purpose, RuleEvent, Stage
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import MessageId

mapping.map_imperatively(Message, messages, version_id_col=messages.c.version)
mapping.map_imperatively(MessageRule, message_rules, version_id_col=message_rules.c.version)


@dataclass(frozen=True)
class SqlMessages:
    session: Session

    def add(self, message: Message) -> None:
        self.session.add(message)
        self.session.flush()

    def add_all(self, messages: Sequence[Message]) -> None:
        self.session.add_all(messages)
        self.session.flush()

    def get(self, message_id: MessageId, *, lock: bool = False) -> Message:
        found = self.session.get(Message, message_id, with_for_update=lock, populate_existing=lock)
        if found is None:
            raise NotFound("message", message_id)
        return found

    def known(self, keys: Collection[str]) -> set[str]:
        return set(self.session.scalars(select(messages.c.key).where(messages.c.key.in_(keys)))) if keys else set()

    def waiting(self, now: datetime, limit: int) -> list[Message]:
        lane = case((messages.c.purpose == Purpose.URGENT, 0), (messages.c.author_id.is_not(None), 1), else_=2)
        statement = (
            select(Message)
            .where(messages.c.stage == Stage.QUEUED, messages.c.not_before <= now)
            .order_by(lane, messages.c.not_before, messages.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return list(self.session.scalars(statement))

    def in_hand_since(self, before: datetime) -> list[Message]:
        statement = select(Message).where(messages.c.stage == Stage.SENDING, messages.c.taken_at < before)
        return list(self.session.scalars(statement.with_for_update(skip_locked=True)))

    def queued_about(self, subject_kind: str, subject_id: int) -> list[Message]:
        about = (messages.c.subject_kind == subject_kind, messages.c.subject_id == subject_id)
        statement = select(Message).where(*about, messages.c.stage == Stage.QUEUED)
        return list(self.session.scalars(statement.with_for_update()))

    def reported(self, gateway: str, reports: Sequence[int]) -> list[tuple[Kept, Message]]:
        if not reports:
            return []
        by_name = and_(
            delivery_reports.c.provider_id.is_not(None),
            messages.c.provider_id == delivery_reports.c.provider_id,
            messages.c.provider == gateway,
        )
        by_number = and_(delivery_reports.c.reference.is_not(None), messages.c.id == delivery_reports.c.reference)
        open_ones = and_(delivery_reports.c.id.in_(reports), delivery_reports.c.message_id.is_(None))
        pairs = union(
            *(
                select(delivery_reports.c.id, messages.c.id.label("message_id"))
                .join_from(delivery_reports, messages, same)
                .where(open_ones)
                for same in (by_name, by_number)
            )
        )
        about = {row.id: row.message_id for row in self.session.execute(pairs)}
        locked = select(Message).where(messages.c.id.in_(set(about.values()))).order_by(messages.c.id)
        found = {message.id: message for message in self.session.scalars(locked.with_for_update())}
        columns = [delivery_reports.c[name] for name in Kept.__struct_fields__]
        kept = select(*columns).where(delivery_reports.c.id.in_(about)).order_by(delivery_reports.c.id)
        return [
            (Kept(**row._mapping), found[about[row.id]]) for row in self.session.execute(kept) if about[row.id] in found
        ]

    def attempted(self, message: Message, at: datetime, outcome: str, code: str = "", detail: str = "") -> None:
        self.session.execute(
            insert(message_attempts).values(
                message_id=message.id,
                at=at,
                provider=message.provider,
                outcome=outcome,
                code=code or None,
                detail=detail or None,
            )
        )


@dataclass(frozen=True)
class SqlMessageRules:
    session: Session

    def of(self, event: RuleEvent, *, lock: bool = False) -> MessageRule:
        statement = select(MessageRule).where(message_rules.c.event == event)
        rule = self.session.scalar(statement.with_for_update() if lock else statement)
        if rule is None:
            rule = first_rule(event)
            if lock:
                # Only who changes a rule stores it: two who merely follow it must not race for its row.
                self.session.add(rule)
                self.session.flush()
        return rule
