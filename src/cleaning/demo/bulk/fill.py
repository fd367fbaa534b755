"""The small parts through the use cases, as the demo; the mass day by day through COPY. The audit is clean after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from time import perf_counter

import psycopg

from cleaning.application.identity.add_user import AddUser
from cleaning.application.inventory.queries import InventoryQueries
from cleaning.demo import company, money, own, services, stock
from cleaning.demo.bulk import customers, rounds
from cleaning.demo.bulk.bare import bare
from cleaning.demo.bulk.copying import Copier
from cleaning.demo.bulk.customers import Made
from cleaning.demo.bulk.goods import Goods
from cleaning.demo.bulk.journal import Journal, Side
from cleaning.demo.bulk.papers import Desk, Papers
from cleaning.demo.bulk.scale import Scale
from cleaning.demo.invent import Inventor
from cleaning.demo.stage import DemoTime, SettableClock, Stage
from cleaning.demo.users import PASSWORD
from cleaning.domain.identity.user import UserDetails
from cleaning.domain.shared.role import Role
from cleaning.settings import Settings
from cleaning.wiring import wire

SEED = 20261124
CREW = 5


def fill(settings: Settings, scale: Scale, say: Callable[[str], None] = print, *, now: datetime | None = None) -> None:
    """Into an empty, migrated database. The same seed and day give the same company."""
    moment = now or datetime.now(UTC)
    dice = Random(SEED)
    with psycopg.connect((settings.owner_url or settings.database_url).replace("+psycopg", "")) as connection:
        connection.execute("set synchronous_commit = off")
        stage = _found(settings, moment)
        copier = Copier(connection)
        with bare(connection, say):
            began = perf_counter()
            made = customers.settle(copier, scale, stage.branches, dice, moment)
            say(f"· {len(made):,} clients ({perf_counter() - began:.1f} s)")
            began = perf_counter()
            visited = rounds.visit(connection, scale, made, stage.today, moment)
            say(f"· {visited:,} visits ({perf_counter() - began:.1f} s)")
            began = perf_counter()
            journal, papers, goods = _desks(copier, dice, stage, connection)
            people = _people(stage)
            for ago in range(scale.days, -1, -1):
                _day(stage.today - timedelta(days=ago), ago, scale, made, (journal, papers, goods), dice, people)
            goods.keep_balances()
            copier.flush()
            _settle_up(connection, papers, goods)
            say(f"· {papers.number:,} invoices, {journal.lines:,} ledger lines ({perf_counter() - began:.1f} s)")
        copier.finish()


def _found(settings: Settings, moment: datetime) -> Stage:
    clock = SettableClock(moment)
    container = wire(settings, DemoTime(clock))
    stage = Stage(container, clock, Inventor(SEED), moment, progress=lambda percent: None)
    try:
        for act in (company.found, own.define, company.staff, stock.shelve, money.open_desks, services.offer):
            act(stage)
        with stage.scene(stage.today) as scene:
            scene(AddUser)(UserDetails(login="owner", name="Мария Тодорова", role=Role.OWNER), PASSWORD)
            costs = scene(InventoryQueries).item_costs()
            stage.known["costs"] = {item: one.last.amount for item, one in costs.items() if one.last is not None}
    finally:
        container.close()
    return stage


def _people(stage: Stage) -> dict[int, list[int]]:
    return {
        stage.branches[city]: [person for _, people in crews for person in people]
        for city, crews in stage.known["crews"].items()
    }


def _desks(copier: Copier, dice: Random, stage: Stage, connection: psycopg.Connection) -> tuple[Journal, Papers, Goods]:
    rows = connection.execute("select branch_id, id, account_code from desks where kind = 'bank'").fetchall()
    offered = [(service, sheet.name_bg) for service, sheet in stage.known["services"].values()]
    journal = Journal(copier)
    desks = {branch: Desk(desk, account) for branch, desk, account in rows}
    papers = Papers(copier, journal, dice, offered, desks, stage.today)
    stores = {stage.branches[city]: store for city, store in stage.known["stores"].items()}
    goods = Goods(copier, journal, dice, stage.known["costs"], stage.known["suppliers"], stores)
    connection.commit()
    return journal, papers, goods


def _day(
    on: date,
    ago: int,
    scale: Scale,
    made: list[Made],
    books: tuple[Journal, Papers, Goods],
    dice: Random,
    people: dict[int, list[int]],
) -> None:
    journal, papers, goods = books
    transaction = papers.copier.transaction()
    for _ in range(_share(scale.receipts, ago, scale.days)):
        goods.receive(on)
    for _ in range(_share(scale.issues, ago, scale.days)):
        goods.issue(on)
    for _ in range(_share(scale.invoices, ago, scale.days)):
        # The cube makes a few clients have many documents and most have one or none.
        papers.issue(on, *made[int(len(made) * dice.random() ** 3)], transaction)
    papers.collect(on)
    wanted = scale.ledger_lines * (scale.days + 1 - ago) // (scale.days + 1)
    while journal.lines < wanted:
        _wages(journal, on, made[int(len(made) * dice.random() ** 2)], people, dice)
    papers.copier.flush()


def _share(total: int, ago: int, days: int) -> int:
    """How many of a year's ``total`` fall on a day."""
    passed = days - ago
    return total * (passed + 1) // (days + 1) - total * passed // (days + 1)


def _wages(journal: Journal, on: date, visited: Made, people: dict[int, list[int]], dice: Random) -> None:
    client, branch, place = visited
    sides: list[Side] = []
    for person in dice.sample(people[branch], min(CREW, len(people[branch]))):
        pay = Decimal(dice.randrange(300, 4200)) / 100
        sides.append(Side(account="604", amount=pay, employee=person, client=client, premises=place))
        sides.append(Side(account="421", amount=-pay, employee=person))
    journal.post(on, branch, ("work", None), "", *sides)


def _settle_up(connection: psycopg.Connection, papers: Papers, goods: Goods) -> None:
    """Balances of the desks, last prices, and where the number series go on."""
    for desk, balance in papers.balances.items():
        connection.execute("update desks set balance = %s where id = %s", (balance, desk))
    connection.execute(
        "update items set last_price = cost.last_cost from (select distinct on (item_id) item_id, last_cost"
        " from item_costs order by item_id, branch_id) cost where cost.item_id = items.id"
    )
    series: list[tuple[str, int | None, str, int, int]] = [("invoice", None, "", papers.number, 10)]
    last_client = connection.execute("select coalesce(max(id), 0) from clients").fetchone()
    called = last_client[0] if last_client else 0
    series += [("client_individual", None, "Ф", called, 7), ("client_organisation", None, "Ю", called, 7)]
    series += [("bank_receipt", branch, "БП-", last, 7) for branch, last in papers.receipts.items()]
    names = {"СР-": ("receipt", 6), "СД-": ("stock_document", 5)}
    series += [(names[p][0], branch, p, last, names[p][1]) for (p, branch), last in goods.numbers.items()]
    for name, branch, prefix, last, width in series:
        connection.execute(
            "insert into number_series (series, branch_id, prefix, next, width) values (%s, %s, %s, %s, %s)"
            " on conflict (series, branch_id) do update set next = excluded.next",
            (name, branch, prefix, last + 1, width),
        )
    connection.commit()
