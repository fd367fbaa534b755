"""F1: the client list, first page of fifty with filters, and how many such pages two processes serve."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.figures import Figure, rate, timed
from benchmarks.house import House

PAGES = ("/clients", "/clients?status=active", "/clients?kind=organisation&segment=office", "/clients?status=dormant")
READERS = 8
ROWS = "select id, kind, name, status, phone, city, address from clients order by sort_name, id limit 50"


def measure(house: House) -> Iterator[Figure]:
    browser = house.browser()
    asked = lambda number: browser.get(PAGES[number % len(PAGES)])  # noqa: E731
    shown = timed("F1", "client list, 50 rows with filters, over HTTP", asked, p50=5, p95=12)
    yield from shown
    # What nothing can go below: knowing who asks, over the same connection, and fifty rows out of the database.
    known = timed(
        "F1", "floor: who is signed in, and on to another page, over HTTP", lambda _: browser.ask("GET", "/reports")
    )
    rows = timed("F1", "floor: 50 clients out of the database, in this process", lambda _: house.all(ROWS))
    yield known[0]
    yield rows[0]
    times = [a / (b + c) for a, b, c in zip(shown[0].runs, known[0].runs, rows[0].runs, strict=True)]
    yield Figure(question="F1", what="the list against its two floors", unit="×", runs=times, goal=1.5)
    packed = lambda number: browser.get(PAGES[number % len(PAGES)], Accept_Encoding="br")  # noqa: E731
    yield timed("F1", "the same, packed as browsers ask for it", packed)[0]

    def read(reader: int, going: Callable[[], bool]) -> int:
        own, pages = house.browser(), 0
        while going():
            own.get(PAGES[pages % len(PAGES)])
            pages += 1
        return pages

    yield rate("F1", "client list pages with 8 readers", read, writers=READERS, seconds=4, goal=400)
