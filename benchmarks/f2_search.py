"""F2: search as one types: fragments of a name, the end of a phone, an EIK, the number of a document."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from urllib.parse import quote

from benchmarks.figures import Figure, timed
from benchmarks.house import House

SAMPLE = "select {} from {} tablesample bernoulli (1) where {} limit 200"


def measure(house: House) -> Iterator[Figure]:
    browser, dice = house.browser(), Random(1)
    words = [row[0].split() for row in house.all(SAMPLE.format("name", "clients", "true"))]
    names = [f"{first[:4]} {second[:3]}" for first, second, *_ in words]
    phones = [row[0][-6:] for row in house.all(SAMPLE.format("phone", "clients", "phone is not null"))]
    eiks = [row[0] for row in house.all(SAMPLE.format("eik", "clients", "eik is not null"))]
    numbers = [row[0] for row in house.all(SAMPLE.format("number", "invoices", "number is not null"))]
    for what, texts, goal in (
        ("two fragments of a name", names, 30),
        ("the end of a phone", phones, 5),
        ("an EIK", eiks, 5),
        ("the number of a document", numbers, 5),
    ):
        asked = [f"/search?q={quote(dice.choice(texts))}" for _ in range(600)]
        part = {"HX_Request": "true", "HX_Target": "found"}
        find = lambda number, asked=asked, part=part: browser.get(asked[number % len(asked)], **part)  # noqa: E731
        yield from timed("F2", f"search everywhere: {what}, over HTTP", find, p95=goal)
