"""F18: what goes over the wire for the first page of the office, all compressed, and for a list filter after it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.figures import Figure
from benchmarks.house import House

ASSET = re.compile(rb'(?:href|src)="(/[^"]+\.(?:css|js|woff2|svg))(?:#[^"]*)?"')


def measure(house: House) -> Iterator[Figure]:
    browser = house.browser()
    page = browser.get("/clients", Accept_Encoding="identity")
    packed = len(browser.get("/clients", Accept_Encoding="br"))
    wanted = {match.decode().split("#")[0] for match in ASSET.findall(page)}
    sizes = {path: len(browser.ask("GET", path, Accept_Encoding="br")[2]) for path in sorted(wanted)}
    kilobytes = (packed + sum(sizes.values())) / 1000
    yield Figure(
        question="F18", what="first office page with all it loads, brotli", unit="kB", runs=[kilobytes], goal=130
    )
    part = {"HX_Request": "true", "HX_Target": "clients", "Accept_Encoding": "br"}
    filtered = len(browser.ask("GET", "/clients?status=active", **part)[2]) / 1000
    yield Figure(
        question="F18", what="a filter of the client list after it, brotli", unit="kB", runs=[filtered], goal=6
    )
