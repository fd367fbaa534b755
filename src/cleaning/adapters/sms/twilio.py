"""Twilio: one request a text, form in, JSON out, calls signed over the public address and the form.

Sources: Twilio REST API 2010-04-01 "Messages", "Validating Signatures from Twilio", error dictionary. Our requests and
signatures are held against the official client in the tests; the live service was not asked.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar
from urllib.parse import parse_qsl

import httpx
import msgspec

from cleaning.adapters.sms.calls import event, fields, header, prove
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
)
from cleaning.domain.messaging.values import Refusal

STAGES = {"sent": "sent", "delivered": "delivered", "undelivered": "failed", "failed": "failed", "canceled": "failed"}
RECIPIENT = {21211, 21214, 21217, 21408, 21610, 21612, 21614, 30003, 30004, 30005, 30006}
ACCOUNT = {20003, 20005, 21212, 21606, 21608, 30002}
TRANSIENT = {20429, 14107, 30001}
LONGEST = 36_000
"""Seconds Twilio keeps a text at most (ValidityPeriod)."""


class TwilioSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``sender``: a number, a name, or a messaging service ("MG…"). ``callback``: our public address for its calls."""

    account: str
    token: Secret
    sender: str
    callback: str = ""
    url: str = "https://api.twilio.com"


class TwilioGateway:
    """Its own retries are off: a text it did not answer for is unclear, not sent again."""

    Settings: ClassVar[type[msgspec.Struct]] = TwilioSettings
    name: ClassVar[str] = "twilio"
    capabilities = Capabilities(
        batch=20,
        reports="push",
        inbound=True,
        senders=frozenset({"number", "short", "name"}),
        splits="provider",
    )

    def __init__(self, settings: TwilioSettings) -> None:
        self.settings = settings
        self._client = a_client(auth=(settings.account, settings.token))
        self._root = f"{settings.url}/2010-04-01/Accounts/{settings.account}"

    def submit(self, batch: Sequence[OutgoingText]) -> list[Outcome]:
        return [self._one(text) for text in batch]

    def _one(self, text: OutgoingText) -> Outcome:
        sender = self.settings.sender
        asked: dict[str, Any] = {"To": text.recipient, "Body": text.text}
        asked["MessagingServiceSid" if sender.startswith("MG") else "From"] = sender
        if self.settings.callback:
            asked["StatusCallback"] = self.settings.callback
        if text.valid_until is not None:
            left = int((text.valid_until - datetime.now(UTC)).total_seconds())
            asked["ValidityPeriod"] = min(max(left, 1), LONGEST)
        answer = call(self._client, "POST", f"{self._root}/Messages.json", data=asked)
        if not isinstance(answer, httpx.Response):
            return answer
        said = _json(answer)
        if answer.is_success and isinstance(said.get("sid"), str):
            return Accepted(said["sid"])
        return _rejected(said["code"]) if isinstance(said.get("code"), int) else refused(answer)

    def parse_callback(self, request: RawRequest) -> Callback:
        """X-Twilio-Signature: base64 of HMAC-SHA1 over the public address and the sorted form, names and values."""
        form = parse_qsl(request.body.decode(errors="replace"), keep_blank_values=True)
        signed = request.url + "".join(name + value for name, value in sorted(set(form)))
        expected = base64.b64encode(hmac.new(self.settings.token.encode(), signed.encode(), hashlib.sha1).digest())
        given = header(request, "X-Twilio-Signature").encode()
        prove(hmac.compare_digest(expected, given), self.settings.token, self.name)
        said = fields(request)
        sid, status = said.get("MessageSid", ""), said.get("MessageStatus") or said.get("SmsStatus", "")
        if status == "received" and sid:
            whom = {"sender": said.get("From", ""), "recipient": said.get("To", "")}
            return Callback(inbound=(Inbound(event_id=sid, text=said.get("Body", ""), **whom),))
        if status not in STAGES or not sid:
            return Callback()
        code = said.get("ErrorCode", "")
        report = Report(event_id=event(sid, status, code), provider_id=sid, stage=STAGES[status], code=code)  # type: ignore[arg-type]
        return Callback(reports=(report,))

    def poll(self, cursor: str) -> Polled:
        return Polled(cursor=cursor)

    def balance(self) -> Balance | None:
        answer = call(self._client, "GET", f"{self._root}/Balance.json")
        said = _json(answer) if isinstance(answer, httpx.Response) and answer.is_success else {}
        try:
            return Balance(left=Decimal(str(said["balance"])), unit=str(said["currency"]))
        except (KeyError, InvalidOperation):
            return None


def _json(answer: httpx.Response) -> dict[str, Any]:
    try:
        said = answer.json()
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _rejected(code: int) -> Rejected:
    kinds = ((RECIPIENT, Refusal.RECIPIENT), (ACCOUNT, Refusal.ACCOUNT), (TRANSIENT, Refusal.TRANSIENT))
    return Rejected(next((refusal for codes, refusal in kinds if code in codes), Refusal.CONTENT), str(code))
