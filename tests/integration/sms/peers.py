"""The HTTP gateways, each with the settings and the answers of a peer that takes everything."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

from cleaning.adapters.sms.registry import make
from cleaning.application.messaging.gateways import TextMessages
from tests.integration.sms.recorder import Answer, Asked

numbers = count(1)


@dataclass(frozen=True)
class Kind:
    name: str
    options: Callable[[str], dict[str, Any]]
    accept: Answer

    def gateway(self, url: str, **more: Any) -> TextMessages:
        return make(self.name, self.options(url) | more)


def _twilio(asked: Asked) -> tuple[int, bytes]:
    return 201, json.dumps({"sid": f"SM{next(numbers)}", "status": "queued"}).encode()


def _smsapi(asked: Asked) -> tuple[int, bytes]:
    rows = [{"id": f"S{next(numbers)}", "idx": idx, "status": "QUEUE"} for idx in asked.form["idx"].split("|")]
    return 200, json.dumps({"count": len(rows), "list": rows}).encode()


def _generic(asked: Asked) -> tuple[int, bytes]:
    return 200, json.dumps({"meta": {"code": 200}, "data": {"msg_id": next(numbers)}}).encode()


def _kannel(asked: Asked) -> tuple[int, bytes]:
    return 202, b"0: Accepted for delivery"


KINDS = {
    kind.name: kind
    for kind in (
        Kind("twilio", lambda url: {"account": "AC1", "token": "t", "sender": "+359880000001", "url": url}, _twilio),
        Kind("smsapi", lambda url: {"token": "t", "sender": "Clean", "secret": "s", "url": url}, _smsapi),
        Kind("generic", lambda url: {"url": f"{url}/send", "id": "data.msg_id", "secret": "s"}, _generic),
        Kind("kannel", lambda url: {"url": f"{url}/sendsms", "username": "u", "password": "p", "secret": "s"}, _kannel),
    )
}
