"""A statement is put together once for the shape of a question, and every question is asked with its own values."""

import re
from datetime import date

import msgspec
import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Text, column, select
from sqlalchemy.dialects import postgresql

from cleaning.adapters.sql import shapes
from cleaning.adapters.sql.shapes import built_once

places = Table("places", MetaData(), Column("id", Integer), Column("town", Text), Column("kind", Text))


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    town: str = ""
    kind: str | None = None
    closed: bool = False


@pytest.fixture
def asked():
    """A builder of a list, and how often it was called."""
    calls = []

    @built_once("limit")
    def listed(wanted: Wanted, ids: tuple[int, ...], limit: int, since: date | None = None):
        calls.append(wanted)
        found = select(places.c.id).limit(limit)
        if wanted.town:
            found = found.where(places.c.town == wanted.town)
        if wanted.kind is not None:
            found = found.where(places.c.kind == wanted.kind)
        if ids:
            found = found.where(places.c.id.in_(ids))
        if since is not None:
            found = found.where(column("since") >= since)
        return found if not wanted.closed else found.where(column("closed"))

    return listed, calls


def text_of(question) -> str:
    """The statement with its values in their places."""
    statement, values = question
    made = statement.params(values).compile(dialect=postgresql.dialect(), compile_kwargs={"render_postcompile": True})
    return re.sub(r"%\((\w+)\)s(::\w+)?", lambda place: repr(made.params[place[1]]), " ".join(str(made).split()))


def test_the_same_shape_is_put_together_once(asked):
    listed, calls = asked
    first, second = listed(Wanted(town="Русе"), (1, 2), 5), listed(Wanted(town="Варна"), (3, 4), 5)
    assert (len(calls), first[0] is second[0]) == (1, True)
    assert (first[1], second[1]) == (
        {"wanted_town": "Русе", "ids_0": 1, "ids_1": 2},
        {"wanted_town": "Варна", "ids_0": 3, "ids_1": 4},
    )


@pytest.mark.parametrize(
    ("other", "ids", "limit"),
    [
        (Wanted(), (1, 2), 5),
        (Wanted(town="Русе", kind="office"), (1, 2), 5),
        (Wanted(town="Русе", closed=True), (1, 2), 5),
        (Wanted(town="Русе"), (1, 2, 3), 5),
        (Wanted(town="Русе"), (), 5),
        (Wanted(town="Русе"), (1, 2), 6),
    ],
)
def test_another_shape_is_another_statement(asked, other, ids, limit):
    listed, calls = asked
    listed(Wanted(town="Русе"), (1, 2), 5)
    listed(other, ids, limit)
    assert len(calls) == 2


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(town="Русе"), Wanted(kind="", closed=True)])
@pytest.mark.parametrize("ids", [(), (7,), (7, 8)])
def test_it_asks_what_one_put_together_with_the_values_would_ask(asked, wanted, ids):
    listed, _ = asked
    assert text_of(listed(wanted, ids, 5)) == text_of(listed.anew(wanted, ids, 5))


def test_shapes_that_an_address_could_think_up_are_forgotten(asked, monkeypatch):
    listed, calls = asked
    monkeypatch.setattr(shapes, "MOST", 3)
    for limit in range(1, 10):
        listed(Wanted(), (), limit)
    listed(Wanted(), (), 9)
    assert len(calls) == 9


def test_a_builder_that_asks_what_a_value_is_hears_a_refusal():
    @built_once()
    def curious(limit: int):
        return select(places.c.id) if limit > 5 else select(places.c.town)

    @built_once()
    def writing(town: str):
        return select(places.c.id).where(places.c.town.like(town + "%" if town.startswith("Р") else town))

    for asks, value in ((curious, 3), (writing, "Русе")):
        with pytest.raises((TypeError, AttributeError)):
            asks(value)
