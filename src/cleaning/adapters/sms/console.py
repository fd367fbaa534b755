"""A gateway that sends nothing: it writes down what it would send, for demos, training and tests."""

from __future__ import annotations

import fcntl
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import msgspec
import structlog

from cleaning.application.messaging.gateways import (
    Accepted,
    Balance,
    Callback,
    Capabilities,
    Outcome,
    OutgoingText,
    Polled,
    RawRequest,
)
from cleaning.domain.shared.errors import RuleBroken

log = structlog.get_logger()


class ConsoleSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``path``: the file it appends to, one JSON line a text."""

    path: str = "var/sms.jsonl"


class ConsoleGateway:
    """Appends to a file and to the log; two processes may write at once."""

    Settings: ClassVar[type[msgspec.Struct]] = ConsoleSettings
    name: ClassVar[str] = "console"
    capabilities = Capabilities(batch=500, client_reference=True, verified_live=True)

    def __init__(self, settings: ConsoleSettings) -> None:
        self.path = Path(settings.path)

    def submit(self, batch: Sequence[OutgoingText]) -> list[Outcome]:
        lines = b"".join(msgspec.json.encode(text) + b"\n" for text in batch)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.write(lines)
        for text in batch:
            log.info("sms", to=text.recipient, text=text.text, parts=len(text.parts), reference=text.reference)
        return [Accepted(text.reference) for text in batch]

    def parse_callback(self, request: RawRequest) -> Callback:
        raise RuleBroken("sms.forged", gateway=self.name)

    def poll(self, cursor: str) -> Polled:
        return Polled(cursor=cursor)

    def balance(self) -> Balance | None:
        return None
