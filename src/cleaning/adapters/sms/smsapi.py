"""SMSAPI (smsapi.bg, .com, .pl, .se): many texts in one request, each with our own name for it.

Our name (``idx``) is checked by the provider (``check_idx``), so the same text offered again is refused and not sent
twice. Source: SMSAPI documentation, "Send SMS" and "Callback"; our requests are held against its official Python client
in the tests; the live service was not asked. Calls carry no signature: our secret is in the address, and the company
should list the provider's addresses in its firewall.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar
from urllib.parse import quote

import httpx
import msgspec

from cleaning.adapters.sms.calls import TOKEN, e164, event, fields, prove_token
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
from cleaning.domain.messaging.values import Refusal

STAGES = {
    "402": "expired",
    "403": "sent",
    "404": "delivered",
    "405": "failed",
    "406": "failed",
    "407": "failed",
    "410": "sent",
}
ALREADY = 53
"""idx not unique: it was taken before."""
KINDS = {
    13: Refusal.RECIPIENT,
    11: Refusal.CONTENT,
    12: Refusal.CONTENT,
    14: Refusal.ACCOUNT,
    101: Refusal.ACCOUNT,
    103: Refusal.ACCOUNT,
    105: Refusal.ACCOUNT,
    110: Refusal.TRANSIENT,
    201: Refusal.TRANSIENT,
}
BETWEEN = "|"
"""Separates the values of a parameter, so a text that holds one goes alone."""


class SmsapiSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``token``: OAuth token of the account. ``secret``: ours, in the address the provider calls."""

    token: Secret
    sender: str = ""
    secret: Secret = ""
    callback: str = ""
    url: str = "https://api.smsapi.bg"


class SmsapiGateway:
    Settings: ClassVar[type[msgspec.Struct]] = SmsapiSettings
    name: ClassVar[str] = "smsapi"
    capabilities = Capabilities(
        batch=100,
        client_reference=True,
        deduplicates=True,
        reports="push",
        inbound=True,
        senders=frozenset({"number", "name"}),
        splits="provider",
    )

    def __init__(self, settings: SmsapiSettings) -> None:
        self.settings = settings
        self._client = a_client(headers={"Authorization": f"Bearer {settings.token}"})

    def submit(self, batch: Sequence[OutgoingText]) -> list[Outcome]:
        outcomes: dict[str, Outcome] = {}
        for some in _together(batch):
            outcomes |= self._send(some)
        return [outcomes[text.reference] for text in batch]

    def _send(self, texts: Sequence[OutgoingText]) -> dict[str, Outcome]:
        same = len({text.text for text in texts}) == 1
        asked: dict[str, Any] = {
            "to": ",".join(text.recipient.lstrip("+") for text in texts),
            "message": texts[0].text if same else "[%1%]",
            "idx": BETWEEN.join(text.reference for text in texts),
            "check_idx": "1",
            "encoding": "utf-8",
            "max_parts": "10",
            "format": "json",
        }
        if not same:
            asked["param1"] = BETWEEN.join(text.text for text in texts)
        if self.settings.sender:
            asked["from"] = self.settings.sender
        if self.settings.callback and self.settings.secret:
            asked["notify_url"] = f"{self.settings.callback}?{TOKEN}={quote(self.settings.secret, safe='')}"
        if texts[0].valid_until is not None:
            asked["expiration_date"] = str(int(texts[0].valid_until.timestamp()))
        answer = call(self._client, "POST", f"{self.settings.url}/sms.do", data=asked)
        if not isinstance(answer, httpx.Response):
            return {text.reference: answer for text in texts}
        return self._read(answer, texts)

    def _read(self, answer: httpx.Response, texts: Sequence[OutgoingText]) -> dict[str, Outcome]:
        try:
            said = answer.json()
        except ValueError:
            said = None
        if not isinstance(said, dict):
            outcome: Outcome = Unclear("an answer that is no JSON") if answer.is_success else refused(answer)
            return {text.reference: outcome for text in texts}
        if isinstance(code := said.get("error"), int):
            # With several texts nobody knows which one was taken before.
            whole: Outcome = _rejected(code) if code != ALREADY or len(texts) == 1 else Unclear(f"error {code}")
            return {text.reference: whole for text in texts}
        rows = {str(row.get("idx")): row for row in said.get("list", []) if isinstance(row, dict)}
        return {text.reference: _outcome(rows.get(text.reference)) for text in texts}

    def parse_callback(self, request: RawRequest) -> Callback:
        prove_token(request, self.settings.secret, self.name)
        said = fields(request)
        if "sms_text" in said:
            mid = said.get("MsgId") or event(said.get("sms_from", ""), said["sms_text"], said.get("sms_date", ""))
            sender, recipient = e164(said.get("sms_from", "")), e164(said.get("sms_to", ""))
            text = Inbound(event_id=mid, sender=sender, recipient=recipient, text=said["sms_text"])
            return Callback(inbound=(text,), answer=b"OK")
        columns = [said.get(name, "").split(",") for name in ("MsgId", "status", "idx", "donedate")]
        reports = []
        for number, status, reference, done in zip(*columns, strict=False):
            if status in STAGES and number:
                at = datetime.fromtimestamp(int(done), UTC) if done.isdigit() else None
                reports.append(
                    Report(
                        event_id=event(number, status),
                        provider_id=number,
                        reference=reference or None,
                        stage=STAGES[status],  # type: ignore[arg-type]
                        code=status,
                        at=at,
                    )
                )
        return Callback(reports=tuple(reports), answer=b"OK")

    def poll(self, cursor: str) -> Polled:
        return Polled(cursor=cursor)

    def balance(self) -> Balance | None:
        answer = call(self._client, "GET", f"{self.settings.url}/profile")
        try:
            said = answer.json() if isinstance(answer, httpx.Response) and answer.is_success else {}
            return Balance(left=Decimal(str(said["points"])), unit="points")
        except (ValueError, KeyError, InvalidOperation):
            return None


def _together(batch: Sequence[OutgoingText]) -> Iterator[list[OutgoingText]]:
    """Texts that may share a request: the same end of validity, none with the sign that separates them."""
    shared: dict[datetime | None, list[OutgoingText]] = {}
    for text in batch:
        if BETWEEN in text.text:
            yield [text]
        else:
            shared.setdefault(text.valid_until, []).append(text)
    yield from shared.values()


def _outcome(row: dict[str, Any] | None) -> Outcome:
    if row is None:
        return Unclear("not in the answer")
    if isinstance(code := row.get("error"), int):
        return _rejected(code)
    number = row.get("id")
    return Accepted(str(number)) if number else Unclear("no id in the answer")


def _rejected(code: int) -> Outcome:
    return Accepted(None) if code == ALREADY else Rejected(KINDS.get(code, Refusal.CONTENT), str(code))
