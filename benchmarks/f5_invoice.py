"""F5: an invoice of three lines: created, numbered and posted in one commit; then eight writers at once, no gaps."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator
from decimal import Decimal
from time import perf_counter

from dishka import Container

from benchmarks.figures import RUNS, Figure, timed
from benchmarks.house import House
from cleaning.application.billing.draft_invoice import DraftInvoice, InvoiceDraft
from cleaning.application.billing.issue_invoice import Issue, IssueInvoice
from cleaning.application.shared.ports import Work
from cleaning.domain.billing.values import Item
from cleaning.domain.shared.money import UnitCost
from cleaning.settings import Settings
from cleaning.wiring import wire
from cleaning.wiring.program import as_program, system

WRITERS, SECONDS = 8, 5
GAPS = "select max(number::bigint) - count(*) from invoices where number is not null"


def issue(scope: Container, client: int) -> str:
    lines = tuple(
        Item(description=f"Почистване {place}", unit="m2", quantity=Decimal(120), unit_price=UnitCost("0.35"))
        for place in range(3)
    )
    with scope.get(Work):
        invoice = scope.get(DraftInvoice)(InvoiceDraft(client_id=client, items=lines))
        return scope.get(IssueInvoice)(Issue(invoice_id=invoice))


def write(settings: Settings, clients: list[int], start: multiprocessing.Barrier, done: multiprocessing.Queue) -> None:
    """One writer, in a process of its own: as many invoices as it gets done."""
    container = wire(settings)
    viewer = system(container)
    with as_program(container, "benchmark", viewer=viewer) as scope:
        issue(scope, clients[0])
    for _ in range(RUNS):
        start.wait()
        ends, count = perf_counter() + SECONDS, 0
        while perf_counter() < ends:
            with as_program(container, "benchmark", viewer=viewer) as scope:
                issue(scope, clients[count % len(clients)])
            count += 1
        done.put(count)


def measure(house: House) -> Iterator[Figure]:
    clients = [row[0] for row in house.all("select id from clients order by id limit 400")]

    def one(number: int) -> None:
        with house.scope() as scope:
            issue(scope, clients[number % len(clients)])

    yield from timed("F5", "invoice of 3 lines: create, number, post", one, p50=15)
    before = house.one(GAPS)
    several = multiprocessing.get_context("spawn")
    start, done = several.Barrier(WRITERS + 1), several.Queue()
    crew = [
        several.Process(target=write, args=(house.settings, clients[n::WRITERS], start, done)) for n in range(WRITERS)
    ]
    for writer in crew:
        writer.start()
    runs = []
    for _ in range(RUNS):
        start.wait()
        runs.append(sum(done.get() for _ in crew) / SECONDS)
    for writer in crew:
        writer.join()
    yield Figure(question="F5", what="invoices with 8 writers", unit="1/s", runs=runs, goal=150, least=True)
    gaps = house.one(GAPS) - before
    if gaps:
        print(f"F5: {gaps} numbers are missing", file=sys.stderr)
    yield Figure(question="F5", what="gaps in the numbers after it", unit="numbers", runs=[float(gaps)], goal=0)
