"""Programs that write by the API while processes are killed, and the account they give of what was acknowledged."""

from __future__ import annotations

import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import msgspec
from uuid_utils import uuid7

from tests.integration.ops.conftest import Running

PATIENCE = 120.0
WRITERS = 3
PRICE = 10
"""EUR: net of every invoice, and what is paid of it."""


@dataclass
class Writer:
    """A program that never gives up: the same key and the same body until there is an answer."""

    running: Running
    key: str
    desk: int
    phones: Iterator[int]
    acknowledged: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    numbers: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    repeats: int = 0
    stop: threading.Event = field(default_factory=threading.Event)

    def work(self) -> None:
        """A client, an SMS to them, an invoice issued and paid; again and again."""
        with httpx.Client(base_url=f"{self.running.url}/api/v1", timeout=10) as http:
            while not self.stop.is_set():
                phone = next(self.phones)
                person = {"kind": "individual", "given_name": "Проба", "family_name": f"{phone}", "city": "Русе"}
                client = self.post(
                    http, "/clients", person | {"address": "ул. „Липа“ 3", "phone": f"+35988{phone:07d}"}
                )
                if client is None:
                    continue
                about = {"client_id": client["id"]}
                # Urgent, or from eight in the evening they would wait for the morning and not be sent between kills.
                self.post(http, "/messages", about | {"text": f"Проба {phone}", "purpose": "urgent"})
                line = {"description": "Почистване", "quantity": "1", "unit_price": str(PRICE), "vat_code": "none"}
                draft = self.post(http, "/invoices", about | {"lines": [line], "payment_method": "bank"})
                if draft is None:
                    continue
                if (issued := self.post(http, f"/invoices/{draft['id']}/issue", {})) is not None:
                    self.numbers.append(issued["number"])
                self.post(http, "/payments", about | {"desk_id": self.desk, "amount": f"{PRICE}.00"})

    def post(self, http: httpx.Client, path: str, body: dict[str, object]) -> dict[str, Any] | None:
        """The record; None when it was refused, which is a fault too."""
        headers = {"Authorization": f"Bearer {self.key}", "Idempotency-Key": str(uuid7())}
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                answer = http.post(path, json=body, headers=headers)
            except httpx.HTTPError:
                answer = None
            if answer is not None and answer.status_code in (200, 201):
                record = answer.json()
                if not path.endswith("/issue"):
                    self.acknowledged[path].append(record["payment"]["id"] if path == "/payments" else record["id"])
                return record
            if answer is not None and answer.status_code not in (500, 503):
                self.refused.append(f"{path}: {answer.text}")
                return None
            self.repeats += 1
            time.sleep(0.2)
        raise AssertionError(f"{path} was never answered\n{self.running.said()}")


@dataclass
class Account:
    """What all writers were told, from the first round on."""

    acknowledged: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    numbers: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    repeats: int = 0

    def add(self, writer: Writer) -> None:
        for path, keys in writer.acknowledged.items():
            self.acknowledged[path] += keys
        self.numbers += writer.numbers
        self.refused += writer.refused
        self.repeats += writer.repeats

    def faults(self, running: Running) -> dict[str, Any]:
        """What the database says otherwise; nothing, if no acknowledged record is lost and none is there twice."""
        found: dict[str, Any] = {"refused": self.refused}
        for path, keys in self.acknowledged.items():
            there = [row[0] for row in running.stored(f"select id from {path.strip('/')}")]
            found[f"lost {path}"] = sorted(set(keys) - set(there))
            found[f"unasked for {path}"] = sorted(set(there) - set(keys))
            found[f"told twice {path}"] = [key for key, times in Counter(keys).items() if times > 1]
        twice = running.stored("select phone from clients group by phone having count(*) > 1")
        issued = [row[0] for row in running.stored("select number from invoices where number is not null order by 1")]
        found["clients there twice"] = twice
        found["numbers"] = sorted(set(issued) ^ set(self.numbers))
        found["gaps"] = sorted(set(range(1, len(issued) + 1)) ^ {int(number) for number in issued})
        [[balance]] = running.stored("select coalesce(sum(balance), 0) from desks")
        found["money"] = int(balance) - PRICE * len(self.acknowledged["/payments"])
        return {name: rows for name, rows in found.items() if rows}

    def texts_unclear_or_twice(self, running: Running) -> tuple[list[Any], list[str]]:
        """Messages that neither went nor wait for a person, and those that went more than once."""
        stages = dict(running.stored("select id, stage from messages"))
        lines = (running.house.data / "sms.jsonl").read_bytes().splitlines()
        went = Counter(msgspec.json.decode(line)["text"] for line in lines)
        sent = sum(stage != "unknown" for stage in stages.values())
        lost = [one for one in stages.items() if one[1] not in ("sent", "delivered", "unknown")]
        return lost + ([("went", len(went), sent)] if len(went) < sent else []), [t for t, n in went.items() if n > 1]


@contextmanager
def writing(running: Running, key: str, desk: int, phones: Iterator[int], account: Account) -> Iterator[None]:
    """Writers at work; at the end they finish what they began, and the account knows what they were told."""
    writers = [Writer(running, key, desk, phones) for _ in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS) as pool:
        jobs: list[Future[None]] = [pool.submit(writer.work) for writer in writers]
        try:
            yield
        finally:
            for writer in writers:
                writer.stop.set()
        for job in jobs:
            job.result()
    for writer in writers:
        account.add(writer)
