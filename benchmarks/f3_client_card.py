"""F3: a client's card with timeline, places, balance and last documents; those with most are asked most."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.figures import Figure, timed
from benchmarks.house import House


def measure(house: House) -> Iterator[Figure]:
    browser = house.browser()
    busy = [row[0] for row in house.all("select client_id from invoices group by 1 order by count(*) desc limit 300")]
    show = lambda number: browser.get(f"/clients/{busy[number % len(busy)]}")  # noqa: E731
    yield from timed("F3", "client card of the busiest clients, over HTTP", show, p50=10)
