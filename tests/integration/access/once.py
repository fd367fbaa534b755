"""Requests that come again under the same key, and what the database says each of them changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from httpx import Response
from sqlalchemy import Engine, text
from uuid_utils import uuid7

from cleaning.web.security import csrf_token
from tests.app import SECRET, Screens
from tests.integration.access.doors import Door

NOT_COUNTED = ("idempotency_keys", "alembic_version")
"""Where answers are kept is the promise itself."""
NAMES = "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname"

Changes = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Wish:
    """One thing that somebody wants once; sent as often as they please."""

    door: Door
    address: str
    asked: dict[str, str]
    sent: dict[str, Any]
    key: str

    def other(self) -> dict[str, Any]:
        """The same key, another body."""
        if "data" in self.sent:
            return self.sent | {"data": self.sent["data"] | {"other": "1"}}
        return {"content": self.sent.get("content", b"") + b" ", "headers": {"Content-Type": "application/json"}}


def a_wish(door: Door, village: dict[str, Any]) -> Wish:
    key = str(uuid7())
    if door.is_api:
        body = json.dumps(door.body(village)).encode()
        sent: dict[str, Any] = {"content": body, "headers": {"Content-Type": "application/json"}}
    else:
        form = door.form(village)
        sent = form | {"data": form["data"] | {"key": key}}
    return Wish(door, door.address(village), door.asked(village), sent, key)


def send(client: Screens, wish: Wish, sent: dict[str, Any] | None = None) -> Response:
    """As the owner; nothing of it rests on cookies that an answer before set."""
    known = dict(sent or wish.sent)
    headers = {**known.pop("headers", {}), "Sec-Fetch-Site": "same-origin"}
    if wish.door.is_api:
        headers |= {"Authorization": "Bearer owner", "Idempotency-Key": wish.key}
    else:
        headers |= {"Cookie": "session=owner", "X-CSRF-Token": csrf_token(SECRET, "owner")}
    return client.request(wish.door.method, wish.address, params=wish.asked, headers=headers, **known)


def together(client: Screens, wish: Wish, times: int) -> Sequence[Response]:
    with ThreadPoolExecutor(times) as threads:
        return [one.result() for one in [threads.submit(send, client, wish) for _ in range(times)]]


def is_replay(answer: Response) -> bool:
    return answer.headers.get("Idempotent-Replay") == "true"


def told(answer: Response) -> tuple[Any, ...]:
    places = tuple(answer.headers.get(name) for name in ("location", "hx-redirect", "content-disposition"))
    return answer.status_code, answer.content, places


class Ledger:
    """Counts, table by table, the rows that are there and those written after a moment."""

    def __init__(self, engine: Engine) -> None:
        self.connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        names = [name for name in self.connection.scalars(text(NAMES)) if name not in NOT_COUNTED]
        self.question = text(" union all ".join(
            f"select '{name}', count(*), count(*) filter (where xmin::text::bigint >= :since) from {name}"
            for name in names
        ))  # fmt: skip

    def now(self) -> tuple[int, dict[str, int]]:
        since = self.connection.scalar(text("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint"))
        return since, {name: count for name, count, _ in self._asked(since)}

    def since(self, moment: tuple[int, dict[str, int]]) -> Changes:
        """Table → rows more, rows written."""
        since, before = moment
        rows = ((name, count - before[name], written) for name, count, written in self._asked(since))
        return {name: (more, written) for name, more, written in rows if more or written}

    def _asked(self, since: int) -> Any:
        return self.connection.execute(self.question, {"since": since})

    def close(self) -> None:
        self.connection.close()
