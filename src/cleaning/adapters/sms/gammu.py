"""gammu-smsd: a phone or a USB stick with a SIM, driven through the tables of its PostgreSQL database.

For a small company's own reminders; operators do not allow bulk over such a SIM, and it sends about one a second. Our
name for a text is its ``CreatorID``, so one that is there already is not written again. Long texts are cut by us.
Source: Gammu SMSD 1.42 manual, "SMSD Database Structure"; schema version 17.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, ClassVar

import msgspec
import psycopg
from psycopg.rows import dict_row

from cleaning.adapters.sms.calls import e164, event, group
from cleaning.application.messaging.gateways import (
    Accepted,
    Balance,
    Callback,
    Capabilities,
    Inbound,
    Outcome,
    OutgoingText,
    Polled,
    RawRequest,
    Rejected,
    Report,
    Secret,
    Unclear,
)
from cleaning.domain.messaging.segmentation import segment
from cleaning.domain.messaging.values import Refusal
from cleaning.domain.shared.errors import RuleBroken

CODINGS = {"gsm7": "Default_No_Compression", "ucs2": "Unicode_No_Compression"}
FAILED, DELIVERED = {"SendingError", "Error", "DeliveryFailed"}, {"DeliveryOK"}
AT_ONCE = 500

KNOWN = """
select "ID"::text from outbox where "CreatorID" = %(reference)s
union all select "ID"::text from sentitems where "CreatorID" = %(reference)s limit 1
"""
FIRST = """
insert into outbox ("DestinationNumber", "TextDecoded", "Coding", "UDH", "MultiPart", "CreatorID", "DeliveryReport",
  "SenderID", "RelativeValidity")
values (%(recipient)s, %(text)s, %(coding)s, %(udh)s, %(many)s, %(reference)s, 'yes', %(phone)s, %(validity)s)
returning "ID"
"""
FURTHER = """
insert into outbox_multipart ("ID", "SequencePosition", "TextDecoded", "Coding", "UDH")
values (%(id)s, %(position)s, %(text)s, %(coding)s, %(udh)s)
"""
SENT = """
select "ID" as id, min("CreatorID") as reference, array_agg("Status" order by "SequencePosition") as statuses,
  max("UpdatedInDB")::text as moved
from sentitems
where "CreatorID" ~ '^m[0-9]+$' and "ID" in (
  select "ID" from sentitems where "UpdatedInDB" >= %(since)s::timestamp order by "UpdatedInDB" limit %(most)s)
group by "ID" order by max("UpdatedInDB")
"""
RECEIVED = """
select "ID" as id, "SenderNumber" as sender, coalesce("RecipientID", '') as recipient, "TextDecoded" as text,
  "UDH" as udh, "ReceivingDateTime" < localtimestamp - interval '10 minutes' as old
from inbox where "ID" > %(after)s order by "ID" limit %(most)s
"""


class GammuSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``database``: where smsd keeps its tables, postgresql://…; ``phone``: its PhoneID when several send."""

    database: Secret
    phone: str = ""


class GammuGateway:
    Settings: ClassVar[type[msgspec.Struct]] = GammuSettings
    name: ClassVar[str] = "gammu"
    capabilities = Capabilities(
        batch=50,
        client_reference=True,
        deduplicates=True,
        reports="pull",
        inbound=True,
        splits="us",
        rate=Decimal(1),
        verified_live=True,
    )

    def __init__(self, settings: GammuSettings) -> None:
        self.settings = settings

    def submit(self, batch: Sequence[OutgoingText]) -> list[Outcome]:
        try:
            connection = psycopg.connect(self.settings.database, connect_timeout=5)
        except psycopg.Error as fault:
            return [Rejected(Refusal.TRANSIENT, str(fault)[:200]) for _ in batch]
        try:
            with connection:
                return [self._write(connection, text) for text in batch]
        except psycopg.Error as fault:
            # Where the commit fell nobody knows; the reference makes offering it again harmless.
            return [Unclear(str(fault)[:200]) for _ in batch]

    def _write(self, connection: psycopg.Connection[Any], text: OutgoingText) -> Outcome:
        facts: dict[str, Any] = {"reference": text.reference}
        if known := connection.execute(KNOWN, facts).fetchone():
            return Accepted(known[0])
        number = len(text.parts)
        facts |= {
            "recipient": text.recipient,
            "coding": CODINGS[segment(text.text).encoding],
            "many": number > 1,
            "phone": self.settings.phone or None,
            "validity": _validity(text.valid_until),
        }
        id_ = 0
        for position, part in enumerate(text.parts, 1):
            udh = f"050003{group(text.reference):02X}{number:02X}{position:02X}" if number > 1 else ""
            one = facts | {"text": part, "udh": udh or None, "id": id_, "position": position}
            if position == 1:
                (id_,) = connection.execute(FIRST, one).fetchone() or (0,)
            else:
                connection.execute(FURTHER, one)
        return Accepted(str(id_))

    def parse_callback(self, request: RawRequest) -> Callback:
        raise RuleBroken("sms.forged", gateway=self.name)

    def poll(self, cursor: str) -> Polled:
        """What moved since; ``cursor`` is "time of the last movement|last inbound row". Rows met twice do no harm."""
        since, _, after = cursor.partition("|")
        try:
            with psycopg.connect(self.settings.database, connect_timeout=5, row_factory=dict_row) as connection:
                sent = connection.execute(SENT, {"since": since or "2000-01-01", "most": AT_ONCE}).fetchall()
                came = connection.execute(RECEIVED, {"after": int(after or 0), "most": AT_ONCE}).fetchall()
        except psycopg.Error:
            return Polled(cursor=cursor)
        inbound, last = _joined(came, int(after or 0))
        moved = max((row["moved"] for row in sent), default=since)
        return Polled(reports=tuple(map(_report, sent)), inbound=inbound, cursor=f"{moved}|{last}")

    def balance(self) -> Balance | None:
        return None


def _validity(until: datetime | None) -> int:
    """Time left as phones count it (GSM 03.40, TP-VP): in five minutes, half hours, days, weeks; -1 for none."""
    if until is None:
        return -1
    minutes = max(5, int((until - datetime.now(UTC)).total_seconds() // 60))
    if minutes <= 12 * 60:
        return minutes // 5 - 1
    if minutes <= 24 * 60:
        return 143 + (minutes - 12 * 60) // 30
    days = minutes // (24 * 60)
    return min(166 + days, 196) if days <= 30 else min(192 + days // 7, 255)


def _report(row: dict[str, Any]) -> Report:
    """One report for all parts: failed when one did, delivered when all are."""
    statuses = set(row["statuses"])
    failed = sorted(statuses & FAILED)
    stage = "failed" if failed else "delivered" if statuses <= DELIVERED else "sent"
    number = str(row["id"])
    return Report(
        event_id=event(number, stage, row["reference"]),
        provider_id=number,
        reference=row["reference"],
        stage=stage,  # type: ignore[arg-type]
        code=failed[0] if failed else "",
    )


def _joined(rows: Sequence[dict[str, Any]], after: int) -> tuple[tuple[Inbound, ...], int]:
    """Whole texts, and the row to go on after. Parts share their header up to its last octet; one whose parts are not
    all here yet is waited for ten minutes, then taken as it is."""
    groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        udh = row["udh"] or ""
        key = (row["sender"], udh[:-2]) if udh else (row["sender"], f"alone {row['id']}")
        groups.setdefault(key, []).append(row)
    texts, last = [], max((row["id"] for row in rows), default=after)
    for (sender, header), parts in groups.items():
        whole = header.startswith("alone") or len(parts) >= int(header[-2:], 16)
        if not whole and not all(part["old"] for part in parts):
            last = min(last, parts[0]["id"] - 1)
            continue
        text = "".join(part["text"] for part in sorted(parts, key=lambda part: part["udh"] or ""))
        name = f"{parts[0]['id']}"
        texts.append(Inbound(event_id=name, sender=e164(sender), recipient=parts[0]["recipient"], text=text))
    return tuple(texts), last
