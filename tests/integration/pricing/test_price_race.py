"""A receipt is posted while a sheet is edited, contracts are repriced and an offer is accepted, all at once.

No lost update, no sheet at the price of before, no deadlock; with the lock off the test sees it.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier, Event

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from cleaning.adapters.sql.pricing import live_sheets
from cleaning.adapters.sql.pricing.checks import CHECKS as PRICING
from cleaning.adapters.sql.pricing.live_sheets import SqlLiveSheets
from cleaning.adapters.sql.sales.checks import CHECKS as SALES
from cleaning.application.pricing.explain import explain
from cleaning.application.pricing.inputs import MaterialInput, SheetInputs
from cleaning.application.pricing.keep_sheet import ChangeCostSheet
from cleaning.application.pricing.queries import PricingQueries
from cleaning.application.purchasing.list_price import ListPrice
from cleaning.application.sales.decide_quote import AcceptQuote
from cleaning.application.sales.repricing.apply import ApplyRepricing
from cleaning.application.sales.repricing.inputs import RepricingInputs
from cleaning.application.sales.repricing.simulate import SimulateRepricing
from cleaning.application.sales.send_quote import SendQuote
from cleaning.application.shared.access import Scope
from cleaning.domain.shared.errors import DomainError
from cleaning.domain.shared.money import UnitCost
from tests.agreements import START, Agreements
from tests.app import as_program
from tests.goods import a_store, an_item, received
from tests.offers import a_draft, a_line, a_service
from tests.rounds import rounds

ROUNDS = rounds(6, 500)
MINE = Scope(branch_ids=(1,))
HONEST = {"done", "record.changed", "repricing.moved", "annex.before_last"}
"""What people may be told; anything else, a deadlock above all, fails the test."""


def broken(engine):
    """Checks of the audit that found something."""
    with engine.connect() as connection:
        return [check.name for check in (*PRICING, *SALES) if connection.execute(text(check.query)).all()]


class Floor:
    """A soap, a sheet and a contract that use it."""

    def __init__(self, running, scope):
        self.container = running[1]
        self.engine = self.container.get(Engine)
        self.scope, self.store = scope, a_store(scope)
        self.soap = an_item(scope, price="2.00")
        self.house = Agreements(scope)
        self.house.cleaning = a_service(scope, self.soap, code="САП-1")
        self.contract = self.house.sign()
        self.sheet = self.house.card(self.contract).lines[0].cost_sheet_id

    def used(self, quantity):
        material = MaterialInput(item_id=self.soap, per_unit=Decimal("0.02"))
        return SheetInputs(service_id=self.house.cleaning, quantity=Decimal(quantity), materials=(material,))

    def offer(self):
        quote = a_draft(self.scope, self.house.client, a_line(self.house.office, self.house.cleaning))
        self.scope.get(SendQuote)(quote)
        return quote

    def together(self, *deeds):
        start = Barrier(len(deeds))

        def one(deed):
            start.wait(60)
            try:
                with as_program(self.container, self.engine) as opened:
                    deed(opened)
                return "done"
            except DomainError as refusal:
                return refusal.code
            except OperationalError:
                return "fault"

        with ThreadPoolExecutor(len(deeds)) as pool:
            return list(pool.map(one, deeds))


def reprices(opened):
    said = RepricingInputs(effective_on=START, value=Decimal(1))
    rows = opened.get(SimulateRepricing)(said).ready
    opened.get(ApplyRepricing)(said, {row.contract_id: row.after for row in rows}, reason="Поскъпване")


@pytest.mark.slow
def test_receipt_edit_repricing_and_acceptance_at_once(running, scope):
    floor, accepted, repriced = Floor(running, scope), 0, 0
    for turn in range(ROUNDS):
        quote, price = floor.offer(), f"{2 + turn % 5}.{turn % 10}0"
        said = floor.together(
            lambda opened, price=price: received(opened, floor.store, floor.soap, "10", price),
            lambda opened, turn=turn: opened.get(ChangeCostSheet)(floor.sheet, floor.used(100 + turn)),
            reprices,
            lambda opened, quote=quote: opened.get(AcceptQuote)(quote),
        )
        assert set(said) <= HONEST
        assert said[3] == "done"  # a client who says yes is never told to try again
        accepted, repriced = accepted + 1, repriced + (said[2] == "done")
        assert broken(floor.engine) == []
    count = floor.scope.get(Engine).connect
    with count() as connection:
        assert connection.scalar(text("select count(*) from quotes where stage = 'accepted'")) == accepted
        assert connection.scalar(text("select count(*) from repricings")) == repriced
        now = connection.scalar(text("select round(sum(value) / sum(quantity), 6) from item_costs"))
    queries = floor.scope.get(PricingQueries)
    for row in queries.page(scope=MINE, limit=200).rows:
        card = queries.sheet(row.id, scope=MINE)
        assert explain(card).price == card.price
        assert {used.unit_cost for used in card.materials_used} <= {UnitCost(now)}


def edit_inside_a_price_change(floor, monkeypatch, patience):
    """The editor commits between the reading and the writing of a price change, if nothing holds them back.

    The writing waits so many seconds of ``patience``: time for the editor to have read, also on a busy machine.
    """
    edited, inside = Event(), Event()
    store = SqlLiveSheets.store

    def late(self, repriced, because):
        inside.set()
        edited.wait(patience)
        store(self, repriced, because)

    def edits(opened):
        assert inside.wait(60)
        opened.get(ChangeCostSheet)(floor.sheet, floor.used(777))
        edited.set()

    monkeypatch.setattr(SqlLiveSheets, "store", late)
    said = floor.together(lambda opened: opened.get(ListPrice)(floor.soap, UnitCost("9.00")), edits)
    monkeypatch.setattr(SqlLiveSheets, "store", store)
    return said


def test_an_edit_waits_for_a_price_change_and_is_not_lost(running, scope, monkeypatch):
    floor = Floor(running, scope)
    assert set(edit_inside_a_price_change(floor, monkeypatch, patience=1)) <= HONEST
    assert broken(floor.engine) == []


def test_without_lock_and_gate_they_fall_over_each_other(running, scope, monkeypatch):
    floor = Floor(running, scope)
    monkeypatch.setattr(live_sheets, "HEADS", text(str(live_sheets.HEADS).replace("for no key update", "")))
    monkeypatch.setattr("cleaning.adapters.sql.gates.ALONE", text("select :name"))
    said = edit_inside_a_price_change(floor, monkeypatch, patience=6)
    assert "fault" in said or broken(floor.engine)
