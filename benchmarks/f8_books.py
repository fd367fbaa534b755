"""F8: the trial balance of the year and the statement of a client with many documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from benchmarks.figures import Figure, timed
from benchmarks.house import House


def measure(house: House) -> Iterator[Figure]:
    program = house.program()
    today = datetime.now(UTC).date()
    begun = (today - timedelta(days=330)).replace(day=1)
    ledger = f"/api/v1/ledger/trial-balance?start={begun}&end={today}"
    yield from timed("F8", "trial balance of eleven months, over HTTP", lambda _: program.get(ledger), p50=30)
    middle = begun.replace(day=14)
    uneven = f"/api/v1/ledger/trial-balance?start={middle}&end={today - timedelta(days=3)}"
    yield from timed("F8", "trial balance from day to day, over HTTP", lambda _: program.get(uneven), p50=30)
    busy = [row[0] for row in house.all("select client_id from invoices group by 1 order by count(*) desc limit 50")]
    asked = f"statement?start={begun}&end={today}"
    told = lambda number: program.get(f"/api/v1/clients/{busy[number % len(busy)]}/{asked}")  # noqa: E731
    yield from timed("F8", "statement of a busy client, over HTTP", told, p50=15)
