"""SMPP 3.4, the line every operator and most aggregators speak.

The operator reports over the same line, so this process keeps what came on disk until it has been read (``poll``).
Long texts are cut by us and joined by their header; only the last part asks for a report, and its name is the text's.
Source: SMPP Protocol Specification v3.4, issue 1.2 (§4.4 submit_sm, §4.6 deliver_sm, appendix B delivery receipts).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Any, ClassVar

import gsm0338
import msgspec
from smpplib import consts

from cleaning.adapters.sms.calls import e164, event, group
from cleaning.adapters.sms.smpp_line import Answer, Line
from cleaning.adapters.sms.spool import Kept, Part, Spool
from cleaning.application.messaging.gateways import (
    Accepted,
    Balance,
    Callback,
    Capabilities,
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

PATIENCE = 30.0
"""Seconds to wait for the operator's answer before a text is unclear."""
TO_BIND = 5.0
"""Seconds to wait for a line that is just being opened."""
GSM, WIDE = gsm0338.Codec(), "utf-16-be"
UDHI = 0x40
INTERNATIONAL, ALPHANUMERIC, ISDN = 1, 5, 1
STATES = {2: "delivered", 3: "expired", 4: "failed", 5: "failed", 6: "sent", 8: "failed"}
WORDS = {
    "DELIVRD": "delivered", "EXPIRED": "expired", "DELETED": "failed", "UNDELIV": "failed", "ACCEPTD": "sent",
    "ENROUTE": "sent", "REJECTD": "failed",
}  # fmt: skip
TRANSIENT = {0x08, 0x14, 0x58, 0x64}
RECIPIENT = {0x0B, 0x33, 0x34}
ACCOUNT = {0x0A, 0x0D, 0x0E, 0x0F, 0x45, 0x66}
RECEIPT = re.compile(r"\bid:(?P<id>\S+).*?\bstat:(?P<stat>[A-Za-z]+)(?:.*?\berr:(?P<err>\w+))?", re.S)


class SmppSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``sender``: a number, a short code or a name of up to 11 signs. ``hex_ids``: the operator names a text in
    hexadecimal when it takes it and in decimal when it reports on it. ``window``: PDUs on the way at once."""

    host: str
    port: int = 2775
    system_id: str
    password: Secret
    system_type: str = ""
    sender: str = ""
    tls: bool = False
    hex_ids: bool = False
    window: int = 50
    spool: str = "var/smpp"


class SmppGateway:
    Settings: ClassVar[type[msgspec.Struct]] = SmppSettings
    name: ClassVar[str] = "smpp"
    capabilities = Capabilities(
        batch=500,
        reports="pull",
        inbound=True,
        senders=frozenset({"number", "short", "name"}),
        splits="us",
        verified_live=True,
    )

    def __init__(self, settings: SmppSettings) -> None:
        self.settings = settings
        self._spool = Spool(Path(settings.spool))
        self._line: Line | None = None
        self._opening = Lock()

    def line(self) -> Line:
        """The open line; the first who needs it opens it."""
        with self._opening:
            if self._line is None:
                known = self.settings
                bind = {"system_id": known.system_id, "password": known.password, "system_type": known.system_type}
                self._line = Line(known.host, known.port, bind, self._received, tls=known.tls, window=known.window)
            return self._line

    def submit(self, batch: Sequence[OutgoingText]) -> list[Outcome]:
        line = self.line()
        if batch and not line.bound.wait(TO_BIND):
            return [Rejected(Refusal.TRANSIENT, "no line") for _ in batch]
        until = datetime.now(UTC) + timedelta(seconds=PATIENCE)
        sent = [[line.send(**fields) for fields in self._pdus(text)] for text in batch]
        return [_outcome(answers, until) for answers in sent]

    def _pdus(self, text: OutgoingText) -> list[dict[str, Any]]:
        known, number = self.settings, len(text.parts)
        plain = segment(text.text).encoding == "gsm7"
        common: dict[str, Any] = {
            **_source(known.sender),
            "dest_addr_ton": INTERNATIONAL,
            "dest_addr_npi": ISDN,
            "destination_addr": text.recipient.lstrip("+"),
            "data_coding": consts.SMPP_ENCODING_DEFAULT if plain else consts.SMPP_ENCODING_ISO10646,
        }
        if text.valid_until is not None:
            left = max(60, int((text.valid_until - datetime.now(UTC)).total_seconds()))
            days, rest = divmod(min(left, 63 * 86_400), 86_400)
            common["validity_period"] = f"0000{days:02d}{rest // 3600:02d}{rest % 3600 // 60:02d}{rest % 60:02d}000R"
        pdus = []
        for position, part in enumerate(text.parts, 1):
            body = GSM.encode(part)[0] if plain else part.encode(WIDE)
            header = bytes((5, 0, 3, group(text.reference), number, position)) if number > 1 else b""
            pdus.append(
                common
                | {
                    "esm_class": UDHI if header else 0,
                    "short_message": header + body,
                    "registered_delivery": 1 if position == number else 0,
                }
            )
        return pdus

    def _received(self, pdu: Any) -> None:
        """On disk before the operator is told that we have it."""
        body = pdu.short_message or getattr(pdu, "message_payload", None) or b""
        if pdu.esm_class & 0x3C:
            if (report := self._report(pdu, body)) is not None:
                self._spool.keep(Kept(report=report))
            return
        header, text = _opened(pdu.esm_class, body)
        group_, total, position = header or (0, 1, 1)
        sender, recipient = (e164(one.decode(errors="replace")) for one in (pdu.source_addr, pdu.destination_addr))
        part = Part(
            sender=sender,
            recipient=recipient,
            text=_words(text, pdu.data_coding),
            at=datetime.now(UTC),
            group=group_,
            total=total,
            position=position,
        )
        self._spool.keep(Kept(part=part))

    def _report(self, pdu: Any, body: bytes) -> Report | None:
        """Prefer what the operator says in fields of its own over what it writes into the text."""
        said = RECEIPT.search(body.decode("latin-1"))
        number = (getattr(pdu, "receipted_message_id", None) or b"").decode(errors="replace").rstrip("\0")
        number = number or (said["id"] if said else "")
        state = getattr(pdu, "message_state", None)
        stage = STATES.get(state or 0) or WORDS.get(said["stat"].upper()[:7] if said else "")
        if not number or stage is None:
            return None
        code = (said["err"] or "") if said else ""
        if self.settings.hex_ids and number.isdigit():
            number = f"{int(number):x}"
        return Report(event_id=event(number, stage, code), provider_id=number, stage=stage, code=code)  # type: ignore[arg-type]

    def parse_callback(self, request: RawRequest) -> Callback:
        raise RuleBroken("sms.forged", gateway=self.name)

    def poll(self, cursor: str) -> Polled:
        """Also opens the line, so that texts from outside come in when nothing is sent."""
        self.line()
        return self._spool.poll(cursor)

    def balance(self) -> Balance | None:
        return None


def _words(text: bytes, coding: int) -> str:
    """What was written, in the alphabet the operator names; what it can't hold becomes a question mark."""
    if coding == consts.SMPP_ENCODING_ISO10646:
        return text.decode(WIDE, "replace")
    if coding == consts.SMPP_ENCODING_DEFAULT:
        return str(GSM.decode(text, "replace")[0])
    return text.decode("latin-1")


def _source(sender: str) -> dict[str, Any]:
    if not sender:
        return {"source_addr_ton": 0, "source_addr_npi": 0, "source_addr": ""}
    digits = sender.lstrip("+")
    if not digits.isdigit():
        return {"source_addr_ton": ALPHANUMERIC, "source_addr_npi": 0, "source_addr": sender}
    return {"source_addr_ton": INTERNATIONAL if len(digits) > 6 else 3, "source_addr_npi": ISDN, "source_addr": digits}


def _opened(esm_class: int, body: bytes) -> tuple[tuple[int, int, int] | None, bytes]:
    """The number, count and place of a part, when the text has a header that says so; and the text itself."""
    if not esm_class & UDHI or not body:
        return None, body
    length = body[0]
    header, text = body[1 : length + 1], body[length + 1 :]
    if len(header) == 5 and header[0] == 0:
        return (header[2], header[3], header[4]), text
    return None, text


def _outcome(answers: Sequence[Answer | None], until: datetime) -> Outcome:
    """All parts taken: taken, under the last one's name. None taken: refused. Anything between is unclear."""
    statuses: list[int | None] = []
    for answer in answers:
        if answer is None:
            statuses.append(-1)
        else:
            answer.came.wait(max(0.0, (until - datetime.now(UTC)).total_seconds()))
            statuses.append(answer.status)
    if all(status == 0 for status in statuses):
        last = answers[-1]
        return Accepted((last.number if last else "") or None)
    if None in statuses or 0 in statuses:
        return Unclear("no answer" if None in statuses else "in part")
    status = next(status for status in statuses if status is not None)
    return Rejected(Refusal.TRANSIENT, "no line") if status == -1 else _rejected(status)


def _rejected(status: int) -> Rejected:
    kinds = ((TRANSIENT, Refusal.TRANSIENT), (RECIPIENT, Refusal.RECIPIENT), (ACCOUNT, Refusal.ACCOUNT))
    refusal = next((refusal for codes, refusal in kinds if status in codes), Refusal.CONTENT)
    return Rejected(refusal, f"0x{status:08x}")
