"""Lists by own fields: the database narrows as the rule says; no page loses or doubles a row, however it is sorted."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from cleaning.application.clients.queries import ClientFilter, ClientQueries
from cleaning.application.shared.access import Scope
from cleaning.application.shared.own import OwnAsked
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.own.asking import Sort
from cleaning.domain.shared.own.field import OwnType
from cleaning.domain.shared.own.reading import stored, typed
from tests.strategies_own import CHOICES, FIELDS, conditions, few

HERE = Scope(branch_ids=(1,))
PUT = text(
    "insert into clients (id, branch_id, kind, status, name, given_name, own)"
    " values (:id, 1, 'individual', 'lead', :name, :name, cast(:own as jsonb))"
)


@st.composite
def records(draw):
    """What each of some clients holds; many hold the same, many nothing."""
    kinds = st.sampled_from(list(OwnType))
    return [
        {FIELDS[kind].key: stored(FIELDS[kind], draw(few[kind])) for kind in draw(st.sets(kinds))}
        for _ in range(draw(st.integers(0, 12)))
    ]


@pytest.fixture
def fill(scope):
    """Put the clients there instead of those of the example before."""
    engine, queries = scope.get(Engine), scope.get(ClientQueries)

    def put(owns):
        with engine.begin() as connection:
            connection.execute(text("delete from clients"))
            rows = [
                {"id": number, "name": f"Име {number % 3}", "own": msgspec.json.encode(own).decode()}
                for number, own in enumerate(owns, 1)
            ]
            if rows:
                connection.execute(PUT, rows)
        return queries

    return put


def pages(queries, asked, size):
    """Every row of a list, page after page."""
    after, found = None, []
    for _ in range(100):
        page = queries.page(ClientFilter(own=asked), scope=HERE, after=after, limit=size)
        found += page.rows
        if (after := page.next) is None:
            return found
    raise AssertionError("the list has no end")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_list_is_narrowed_as_the_rule_says(fill, data):
    owns = data.draw(records())
    kinds = data.draw(st.lists(st.sampled_from(list(OwnType)), max_size=2))
    wanted = tuple(data.draw(conditions(kind)) for kind in kinds)

    found = pages(fill(owns), OwnAsked(conditions=wanted), 4)

    right = {number for number, own in enumerate(owns, 1) if all(one.holds(own) for one in wanted)}
    assert {row.id for row in found} == right


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_row_is_lost_or_doubled_and_those_without_a_value_come_last(fill, data):
    owns = data.draw(records())
    sort = Sort(field=FIELDS[data.draw(st.sampled_from(list(OwnType)))], descending=data.draw(st.booleans()))

    found = pages(fill(owns), OwnAsked(sort=sort), data.draw(st.integers(1, 5)))

    assert sorted(row.id for row in found) == list(range(1, len(owns) + 1))
    held = [row.own.get(sort.field.key) for row in found]
    with_value = [value for value in held if value is not None]
    assert held == with_value + [None] * (len(held) - len(with_value))
    order = [rank(sort.field, value) for value in with_value]
    assert order == sorted(order, reverse=sort.descending)
    without = [(row.name, row.id) for row in found if sort.field.key not in row.own]
    assert without == sorted(without)


def rank(field, value):
    if field.type is OwnType.CHOICE:
        return [choice.key for choice in CHOICES].index(value)
    return str(value).lower() if field.type is OwnType.TEXT else typed(field, value)


def test_a_page_of_another_order_is_refused(fill):
    number, flag = FIELDS[OwnType.NUMBER], FIELDS[OwnType.FLAG]
    queries = fill([{number.key: "1"}, {number.key: "2"}, {}])
    first = queries.page(ClientFilter(own=OwnAsked(sort=Sort(field=number))), scope=HERE, limit=1)

    for other in (Sort(field=number, descending=True), Sort(field=flag), None):
        with pytest.raises(RuleBroken) as refusal:
            queries.page(ClientFilter(own=OwnAsked(sort=other)), scope=HERE, after=first.next, limit=1)
        assert refusal.value.code == "page.cursor"


def test_numbers_are_compared_exactly(fill):
    field = FIELDS[OwnType.NUMBER]
    numbers = ("123456789012.000001", "123456789012", "9")
    queries = fill([{field.key: one} for one in numbers])

    found = pages(queries, OwnAsked(sort=Sort(field=field)), 1)

    assert [Decimal(row.own[field.key]) for row in found] == sorted(
        map(Decimal, ("123456789012.000001", "123456789012", "9"))
    )
