"""F1: the client list, first page of fifty with filters, and how many such pages two processes serve."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.figures import Figure, rate, timed
from benchmarks.house import House

PAGES = ("/clients", "/clients?status=active", "/clients?kind=organisation&segment=office", "/clients?status=dormant")
READERS = 8


def measure(house: House) -> Iterator[Figure]:
    browser = house.browser()
    asked = lambda number: browser.get(PAGES[number % len(PAGES)])  # noqa: E731
    yield from timed("F1", "client list, 50 rows with filters, over HTTP", asked, p50=5, p95=12)

    def read(reader: int, going: Callable[[], bool]) -> int:
        own, pages = house.browser(), 0
        while going():
            own.get(PAGES[pages % len(PAGES)])
            pages += 1
        return pages

    yield rate("F1", "client list pages with 8 readers", read, writers=READERS, seconds=4, goal=400)
