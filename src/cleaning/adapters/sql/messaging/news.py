"""What providers told us, in SQL: reports, texts from outside, numbers that said stop, how far we have read."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from cleaning.adapters.sql.messaging.tables import delivery_reports, inbound_texts, opt_outs, sms_cursors
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.registry import mapping
from cleaning.application.messaging.gateways import Report
from cleaning.domain.messaging.inbound import InboundText
from cleaning.domain.messaging.message import Message
from cleaning.domain.messaging.opt_out import OptOut
from cleaning.domain.messaging.values import Stage
from cleaning.domain.shared.errors import NotFound

mapping.map_imperatively(InboundText, inbound_texts, version_id_col=inbound_texts.c.version)
mapping.map_imperatively(OptOut, opt_outs, version_id_col=opt_outs.c.version)

OURS = re.compile(r"m(\d{1,18})")
"""Our name for a message at every provider."""


def ours(reference: str | None) -> int | None:
    """The number of the message a provider gave back our name of; None for anything else."""
    found = OURS.fullmatch(reference or "")
    return int(found[1]) if found else None


@dataclass(frozen=True)
class SqlDeliveryReports:
    session: Session

    def keep(self, gateway: str, reports: Sequence[Report], *, now: datetime) -> list[int]:
        rows = [
            {
                "gateway": gateway,
                "event_id": report.event_id,
                "provider_id": report.provider_id,
                "reference": ours(report.reference),
                "stage": Stage(report.stage),
                "code": report.code,
                "at": report.at or now,
                "received_at": now,
            }
            for report in sorted(reports, key=lambda report: report.event_id)
            if report.provider_id is not None or ours(report.reference) is not None
        ]
        if not rows:
            return []
        stored = insert(delivery_reports).values(rows).on_conflict_do_nothing().returning(delivery_reports.c.id)
        return list(self.session.scalars(stored))

    def belongs(self, report: int, message: Message) -> None:
        about = update(delivery_reports).where(delivery_reports.c.id == report)
        self.session.execute(about.values(message_id=message.id))

    def parked(self, since: datetime, limit: int) -> dict[str, list[int]]:
        statement = (
            select(delivery_reports.c.gateway, delivery_reports.c.id)
            .where(delivery_reports.c.message_id.is_(None), delivery_reports.c.received_at >= since)
            .order_by(delivery_reports.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        found: dict[str, list[int]] = {}
        for gateway, number in self.session.execute(statement):
            found.setdefault(gateway, []).append(number)
        return found


@dataclass(frozen=True)
class SqlInboundTexts:
    session: Session

    def known(self, gateway: str, event_ids: Collection[str]) -> set[str]:
        if not event_ids:
            return set()
        same = (inbound_texts.c.gateway == gateway, inbound_texts.c.event_id.in_(event_ids))
        return set(self.session.scalars(select(inbound_texts.c.event_id).where(*same)))

    def add(self, text: InboundText) -> None:
        self.session.add(text)
        self.session.flush()

    def get(self, inbound_id: int) -> InboundText:
        found = self.session.get(InboundText, inbound_id)
        if found is None:
            raise NotFound("inbound", inbound_id)
        return found


@dataclass(frozen=True)
class SqlOptOuts:
    session: Session

    def of(self, phone: str) -> OptOut:
        return self.session.get(OptOut, phone, with_for_update=True) or OptOut(phone=phone)

    def keep(self, opt_out: OptOut) -> None:
        self.session.add(opt_out)
        self.session.flush()

    def standing(self, phones: Collection[str]) -> set[str]:
        if not phones:
            return set()
        stopped = select(opt_outs.c.phone).where(opt_outs.c.phone.in_(phones), opt_outs.c.lifted_at.is_(None))
        return set(self.session.scalars(stopped))


@dataclass(frozen=True)
class SqlCursors:
    session: Session
    reads: Reads

    def of(self, gateway: str) -> str:
        return self.reads.scalar(select(sms_cursors.c.cursor).where(sms_cursors.c.gateway == gateway)) or ""

    def move(self, gateway: str, cursor: str) -> None:
        moved = insert(sms_cursors).values(gateway=gateway, cursor=cursor)
        self.session.execute(moved.on_conflict_do_update(index_elements=["gateway"], set_={"cursor": cursor}))
