"""Kannel, the SMS gateway people host themselves, over its HTTP interface (smsbox, ``sendsms``).

Kannel answers without a name for the text, so reports find it by our own reference in the report's address. 202 means
taken, also with "3: Queued for later delivery" while its link to the operator is down. For reports not to be lost when
we are away, set ``http-request-retry`` and ``http-queue-delay`` in its smsbox group and a lasting ``dlr-storage``.
Source: Kannel 1.4.5 User's Guide, chapters "HTTP interface" and "Delivery reports".
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any, ClassVar
from urllib.parse import quote, unquote_to_bytes, urlsplit

import httpx
import msgspec

from cleaning.adapters.sms.calls import TOKEN, e164, event, group, prove_token, query
from cleaning.adapters.sms.http import a_client, call, refused
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

EVERYTHING = 31
"""dlr-mask: delivered 1, failed 2, buffered 4, taken by the operator 8, refused by the operator 16."""
STAGES = {"1": "delivered", "2": "failed", "8": "sent", "16": "failed"}
WHOM = (("sender", "from"), ("recipient", "to"))
MOST_UCS2 = 0xFFFF


class KannelSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``url`` of sendsms, the ``sendsms-user``; ``secret`` is ours and comes back in every report and inbound text.

    Inbound texts: ``get-url = "<callback>?token=<secret>&from=%p&to=%P&text=%b&mid=%I&charset=%C"``.
    """

    url: str = "http://127.0.0.1:13013/cgi-bin/sendsms"
    username: str
    password: Secret
    sender: str = ""
    secret: Secret = ""
    callback: str = ""
    connections: int = 20


class KannelGateway:
    """Each text is a request of its own; several connections at once, since Kannel waits for its disk on each."""

    Settings: ClassVar[type[msgspec.Struct]] = KannelSettings
    name: ClassVar[str] = "kannel"
    capabilities = Capabilities(
        batch=200,
        client_reference=True,
        reports="push",
        inbound=True,
        senders=frozenset({"number", "short", "name"}),
        splits="us",
        verified_live=True,
    )

    def __init__(self, settings: KannelSettings) -> None:
        self.settings = settings
        self._client = a_client(connections=settings.connections)
        self._pool = ThreadPoolExecutor(settings.connections, "kannel")

    def submit(self, batch: Sequence[OutgoingText]) -> list[Outcome]:
        return list(self._pool.map(self._one, batch))

    def _one(self, text: OutgoingText) -> Outcome:
        """Kannel cuts pairs of UTF-16 units apart, so a long text with such signs is cut by us and sent in parts."""
        if len(text.parts) == 1 or not any(ord(sign) > MOST_UCS2 for sign in text.text):
            return self._send(text, text.text, report=True)
        number = len(text.parts)
        outcomes: list[Outcome] = []
        for index, part in enumerate(text.parts, 1):
            header = bytes((5, 0, 3, group(text.reference), number, index))
            udh = "".join(f"%{octet:02x}" for octet in header)
            outcomes.append(self._send(text, part, report=index == number, udh=udh))
            if not isinstance(outcomes[-1], Accepted):
                break
        return outcomes[-1] if len(outcomes) == 1 or isinstance(outcomes[-1], Accepted) else Unclear("in part")

    def _send(self, text: OutgoingText, part: str, *, report: bool, udh: str = "") -> Outcome:
        wanted = self.settings
        asked: dict[str, Any] = {
            "username": wanted.username,
            "password": wanted.password,
            "to": text.recipient.lstrip("+"),
            "text": part,
            "charset": "UTF-8",
            "coding": "0" if segment(text.text).encoding == "gsm7" else "2",
        }
        if wanted.sender:
            asked["from"] = wanted.sender
        if report and wanted.callback and wanted.secret:
            mine = f"{TOKEN}={quote(wanted.secret, safe='')}&id={quote(text.reference, safe='')}"
            asked |= {"dlr-mask": EVERYTHING, "dlr-url": f"{wanted.callback}?{mine}&t=%d&a=%A&f=%F"}
        if text.valid_until is not None:
            left = (text.valid_until - datetime.now(UTC)).total_seconds()
            asked["validity"] = max(1, int(left // 60))
        # udh comes percent-coded already and must not be coded twice.
        address = str(httpx.URL(wanted.url, params=asked)) + (f"&udh={udh}" if udh else "")
        answer = call(self._client, "GET", address)
        if not isinstance(answer, httpx.Response):
            return answer
        if answer.status_code == httpx.codes.ACCEPTED:
            return Accepted(None)
        said = answer.text[:200]
        if answer.status_code == httpx.codes.FORBIDDEN:
            return Rejected(Refusal.ACCOUNT, said)
        return refused(answer) if not said else Rejected(Refusal.CONTENT, said)

    def parse_callback(self, request: RawRequest) -> Callback:
        prove_token(request, self.settings.secret, self.name)
        said = query(request)
        if "text" in said:
            text, whom = _text(request), {name: e164(said.get(key, "")) for name, key in WHOM}
            return Callback(inbound=(Inbound(event_id=said.get("mid") or event(request.url), text=text, **whom),))
        reference, kind = said.get("id", ""), said.get("t", "")
        if kind not in STAGES or not reference:
            return Callback()
        code = said.get("a", "")
        # The foreign id (%F) may differ between equal reports of one text, so it does not name the event.
        report = Report(event_id=event(reference, kind, code), reference=reference, stage=STAGES[kind], code=code)  # type: ignore[arg-type]
        return Callback(reports=(report,))

    def poll(self, cursor: str) -> Polled:
        return Polled(cursor=cursor)

    def balance(self) -> Balance | None:
        return None


def _text(request: RawRequest) -> str:
    """Kannel hands Cyrillic on as it came over the air, in UTF-16, and says so. Bytes that look like letters stay
    letters in the address, so the value is made bytes again before it is read."""
    raw = dict(pair.partition("=")[::2] for pair in urlsplit(request.url).query.split("&"))["text"]
    wide = query(request).get("charset", "").upper().startswith("UTF-16")
    return unquote_to_bytes(raw.replace("+", " ")).decode("utf-16-be" if wide else "utf-8", errors="replace")
