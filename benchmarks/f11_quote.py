"""F11: an offer of a hundred lines, one quantity changed, all totals on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from benchmarks.figures import Figure, timed
from benchmarks.house import House

LINES = 100


def measure(house: House) -> Iterator[Figure]:
    browser = house.browser()
    premises, client = house.all("select id, client_id from premises order by id limit 1")[0]
    services = [row[0] for row in house.all("select id from services where active order by id limit 40")]
    page = browser.get(f"/quotes/new?client_id={client}").decode()
    token = page.partition('name="csrf" value="')[2].partition('"')[0]
    fields: dict[str, object] = {
        "csrf": token, "client_id": client, "premises_id": premises, "title": "Мярка F11", "months": 12,
        "billing": "monthly", "margin": "30", "people": 2, "start_time": "18:30", "km": "4",
    }  # fmt: skip
    for number in range(LINES):
        service = services[number % len(services)]
        fields |= {
            f"line-{number}-service_id": service,
            f"line-{number}-quantity": 20 + number,
            f"line-{number}-often": "5" if number % 3 else "2",
        }
    headers = {"Content_Type": "application/x-www-form-urlencoded", "HX_Request": "true", "HX_Target": "price"}

    def change(number: int) -> None:
        typed = urlencode(fields | {"line-7-quantity": 30 + number}).encode()
        browser.post("/quotes/calculation", typed, **headers)

    yield from timed("F11", "a quantity in an offer of 100 lines, over HTTP", change, calls=40, p50=50)
