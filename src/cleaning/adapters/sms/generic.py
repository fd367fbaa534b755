"""Any provider with an HTTP interface, by configuration alone: what to send, where its answer says what.

Covers the Bulgarian providers that publish a simple interface (see docs/extending.md for worked examples). A provider
that needs more than this – tokens that expire, batches – is a small class of its own.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal

import httpx
import msgspec

from cleaning.adapters.sms.calls import e164, event, fields, header, prove, prove_token, signature
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

Algorithm = Literal["sha1", "sha256", "sha512"]
GAP = re.compile(r"\{([a-z]+)\}")
PLAIN = {"to": "{recipient}", "text": "{text}", "id": "{reference}"}
Path = Annotated[str, msgspec.Meta(pattern=r"^[^ ]*$")]
"""Where in JSON a value is: names and positions joined by dots (``data.0.msg_id``); empty for nowhere."""


class GenericSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one provider is spoken to.

    ``body``: its words with our gaps ``{recipient} {digits} {text} {sender} {reference} {callback}``; ``digits`` is the
    number without its plus. ``send_as``: JSON, a form, or parameters of the address. ``sign_*``: HMAC of the body in a
    header. ``code`` of an answer means accepted when it is one of ``accepted`` (any 2xx when that list is empty), else
    it is looked up in ``refusals``. Reports: ``report_list`` leads to the list of them (empty: the call is one),
    ``statuses`` turns their words into ours. Calls prove themselves by ``secret``: as HMAC in ``proof_header`` when
    that is named, else as ``token`` in the address.
    """

    url: str
    method: Literal["POST", "GET"] = "POST"
    send_as: Literal["json", "form", "query"] = "json"
    headers: dict[str, str] = {}
    user: str = ""
    password: Secret = ""
    sender: str = ""
    body: dict[str, Any] = msgspec.field(default_factory=lambda: dict(PLAIN))
    sign_header: str = ""
    sign_secret: Secret = ""
    sign_with: Algorithm = "sha256"
    id: Path = ""
    code: Path = ""
    accepted: list[str] = []
    refusals: dict[str, Refusal] = {}
    secret: Secret = ""
    proof_header: str = ""
    proof_with: Algorithm = "sha256"
    callback: str = ""
    report_list: Path = ""
    report_id: Path = ""
    report_reference: Path = ""
    report_status: Path = ""
    statuses: dict[str, Literal["sent", "delivered", "failed", "expired"]] = {}
    inbound_text: Path = ""
    inbound_sender: Path = ""
    inbound_recipient: Path = ""
    inbound_id: Path = ""
    answer: str = "OK"


class GenericGateway:
    """One text a request; every word of the provider comes from its settings."""

    Settings: ClassVar[type[msgspec.Struct]] = GenericSettings
    name: ClassVar[str] = "generic"

    def __init__(self, settings: GenericSettings) -> None:
        self.settings = settings
        auth = (settings.user, settings.password) if settings.user else None
        self._client = a_client(auth=auth, headers=settings.headers)
        self.capabilities = Capabilities(
            batch=20,
            client_reference=bool(settings.report_reference),
            reports="push" if settings.report_status else "none",
            inbound=bool(settings.inbound_text),
            senders=frozenset({"number", "short", "name"}),
        )

    def submit(self, batch: Sequence[OutgoingText]) -> list[Outcome]:
        return [self._one(text) for text in batch]

    def _one(self, text: OutgoingText) -> Outcome:
        wanted = self.settings
        gaps = {
            "recipient": text.recipient,
            "digits": text.recipient.lstrip("+"),
            "text": text.text,
            "sender": wanted.sender,
            "reference": text.reference,
            "callback": wanted.callback,
        }
        asked, more = _filled(wanted.body, gaps), {}
        if wanted.send_as == "json":
            raw = msgspec.json.encode(asked)
            more = {"content": raw, "headers": {"Content-Type": "application/json"}}
            if wanted.sign_header:
                more["headers"] |= {wanted.sign_header: signature(raw, wanted.sign_secret, wanted.sign_with)}
        else:
            more = {"data" if wanted.send_as == "form" else "params": asked}
        answer = call(self._client, wanted.method, wanted.url, **more)
        return self._read(answer) if isinstance(answer, httpx.Response) else answer

    def _read(self, answer: httpx.Response) -> Outcome:
        wanted = self.settings
        try:
            said: Any = answer.json()
        except ValueError:
            said = None
        code = _at(said, wanted.code) if wanted.code else str(answer.status_code)
        if code in wanted.refusals:
            return Rejected(wanted.refusals[code], code)
        if not answer.is_success:
            return refused(answer)
        if wanted.accepted and code not in wanted.accepted:
            return Rejected(Refusal.CONTENT, code or "no code")
        number = _at(said, wanted.id) if wanted.id else ""
        if wanted.id and not number:
            return Unclear("no id in the answer")
        return Accepted(number or None)

    def parse_callback(self, request: RawRequest) -> Callback:
        wanted = self.settings
        if wanted.proof_header:
            expected = signature(request.body, wanted.secret, wanted.proof_with)
            given = header(request, wanted.proof_header).lower().encode()
            prove(hmac.compare_digest(expected.encode(), given), wanted.secret, self.name)
        else:
            prove_token(request, wanted.secret, self.name)
        said = _said(request)
        found = _value(said, wanted.report_list) if wanted.report_list else said
        rows = found if isinstance(found, list) else [found]
        reports = tuple(report for row in rows if (report := self._report(row)) is not None)
        inbound = tuple(text for row in rows if (text := self._inbound(row, request)) is not None)
        return Callback(reports=reports, inbound=inbound, answer=wanted.answer.encode())

    def _report(self, row: Any) -> Report | None:
        wanted = self.settings
        status = _at(row, wanted.report_status)
        number, reference = _at(row, wanted.report_id), _at(row, wanted.report_reference)
        if status not in wanted.statuses or not (number or reference):
            return None
        return Report(
            event_id=event(number, reference, status),
            provider_id=number or None,
            reference=reference or None,
            stage=wanted.statuses[status],
            code=status,
        )

    def _inbound(self, row: Any, request: RawRequest) -> Inbound | None:
        wanted = self.settings
        text, sender = _at(row, wanted.inbound_text), _at(row, wanted.inbound_sender)
        if not text or not sender:
            return None
        # Without a name of the provider's, only the very same call is the same text: people do say "да" twice.
        number = _at(row, wanted.inbound_id) or event(request.url, request.body.decode(errors="replace"), sender, text)
        return Inbound(event_id=number, sender=e164(sender), recipient=_at(row, wanted.inbound_recipient), text=text)

    def poll(self, cursor: str) -> Polled:
        return Polled(cursor=cursor)

    def balance(self) -> Balance | None:
        return None


def _filled(words: Any, gaps: Mapping[str, str]) -> Any:
    """The provider's words with our gaps filled, also inside lists and records."""
    match words:
        case str():
            return GAP.sub(lambda found: gaps.get(found[1], found[0]), words)
        case dict():
            return {name: _filled(value, gaps) for name, value in words.items()}
        case list():
            return [_filled(value, gaps) for value in words]
        case _:
            return words


def _said(request: RawRequest) -> Any:
    """JSON when it is JSON, else the parameters of address and form."""
    try:
        return msgspec.json.decode(request.body) if request.body else fields(request)
    except msgspec.DecodeError:
        return fields(request)


def _value(said: Any, path: str) -> Any:
    for step in path.split("."):
        if isinstance(said, dict):
            said = said.get(step)
        elif isinstance(said, list) and step.isdigit() and int(step) < len(said):
            said = said[int(step)]
        else:
            return None
    return said


def _at(said: Any, path: str) -> str:
    """The value there as text; empty when there is none or it is no plain value."""
    value = _value(said, path) if path else None
    return "" if value is None or isinstance(value, dict | list | bool) else str(value)
