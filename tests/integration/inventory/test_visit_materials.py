"""A finished visit takes what its services' norms say, as far as the main store has it; the rest is seen."""

from decimal import Decimal

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from cleaning.application.inventory.queries import InventoryQueries
from cleaning.application.inventory.settle_shortage import SettleShortage
from cleaning.application.shared.ports import Work
from cleaning.application.visits.assign_visit import Assignment, AssignVisit
from cleaning.application.visits.check_in import Arrival, CheckInVisit
from cleaning.application.visits.complete_visit import CompleteVisit, Completion
from cleaning.application.visits.mark_task import MarkTasks, TaskMark, TaskState
from cleaning.application.visits.queries import VisitQueries
from cleaning.domain.inventory.values import MoveKind
from cleaning.domain.shared.money import Money
from tests.goods import SEEN, a_registered_company, a_store, an_item, received
from tests.integration.inventory.stock_audit import broken
from tests.planning import HERE, House


@pytest.fixture
def soap(scope):
    return an_item(scope)


@pytest.fixture
def visit(scope, soap):
    """Under way, 100 m² of a service that takes 0.02 of the soap per m² and 10 % waste: 2.2 by the norm."""
    house = House(scope)
    house.office()
    with scope.get(Work):
        scope.get(Session).execute(
            text(
                "insert into service_materials (service_id, item_id, position, per_unit, waste)"
                " select id, :i, 0, 0.02, 10 from services"
            ),
            {"i": soap},
        )
    crew = house.crew("Изгрев", "Росица", "Николай")
    visit_id = house.visits()[0].id
    scope.get(AssignVisit)(Assignment(visit_id=visit_id, crew_id=crew))
    scope.get(CheckInVisit)(Arrival(visit_id=visit_id))
    for task in scope.get(VisitQueries).card(visit_id, HERE).tasks:
        scope.get(MarkTasks)(visit_id, TaskMark(task_id=task.id, state=TaskState.DONE))
    return visit_id


def books(scope, account):
    wanted = text("select coalesce(sum(debit - credit), 0) from entry_lines where account_code = :a")
    with scope.get(Engine).connect() as connection:
        return Money(connection.scalar(wanted, {"a": account}))


def test_the_norm_leaves_the_main_store_at_average_cost_and_the_books_follow(scope, soap, visit):
    a_registered_company(scope)
    received(scope, a_store(scope), soap, "10", "5.50")
    scope.get(CompleteVisit)(Completion(visit_id=visit))

    (move,) = scope.get(InventoryQueries).used_by(visit)
    assert (move.kind, move.quantity, move.value) == (MoveKind.CONSUMPTION, Decimal("-2.2"), Money("-12.10"))
    assert scope.get(InventoryQueries).shortages(SEEN) == []
    assert (books(scope, "601"), books(scope, "302")) == (Money("12.10"), Money("42.90"))
    with scope.get(Engine).connect() as connection:
        assert broken(connection) == {}


def test_what_is_missing_is_remembered_until_settled_and_stock_stops_at_zero(scope, soap, visit):
    received(scope, a_store(scope), soap, "1.5", "5.50")
    scope.get(CompleteVisit)(Completion(visit_id=visit))

    inventory = scope.get(InventoryQueries)
    assert inventory.item(soap, SEEN).on_hand == 0
    (short,) = inventory.shortages(SEEN)
    assert (short.item_id, short.wanted, short.missing, short.source_id) == (
        soap,
        Decimal("2.2"),
        Decimal("0.7"),
        visit,
    )
    scope.get(SettleShortage)(short.id)
    assert inventory.shortages(SEEN) == []


def test_a_branch_without_a_store_finishes_its_visits_all_the_same(scope, soap, visit):
    scope.get(CompleteVisit)(Completion(visit_id=visit))
    (short,) = scope.get(InventoryQueries).shortages(SEEN)
    assert (short.missing, short.warehouse) == (Decimal("2.2"), None)
    assert scope.get(InventoryQueries).used_by(visit) == []
