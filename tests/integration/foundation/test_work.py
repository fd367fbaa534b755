"""One command, one transaction: facts and reactions with it, nothing without it."""

from dataclasses import dataclass, field

import pytest
from sqlalchemy import Engine, func, select, text

from cleaning.adapters.sql.company.tables import branches
from cleaning.adapters.sql.foundation.tables import facts
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.session import OurSession, make_engine
from cleaning.adapters.sql.work import SqlWork
from cleaning.application.shared.access import Origin
from cleaning.domain.company.branch import Branch, BranchDetails
from cleaning.domain.company.events import BranchOpened
from cleaning.domain.shared.errors import Conflict, RuleBroken
from tests.app import SetClock

ORIGIN = Origin(actor_id=None, actor="Проба", origin="127.0.0.1", request_id="r1")


@dataclass
class Listed:
    """Reactions given by the test."""

    reacting: dict[type, list] = field(default_factory=dict)

    def to(self, event):
        return self.reacting.get(type(event), [])


@pytest.fixture
def engine(database):
    engine = make_engine(database)
    yield engine
    engine.dispose()


@pytest.fixture
def work(engine):
    session = OurSession(engine)
    yield SqlWork(session, Listed(), ORIGIN, SetClock())
    session.close()


def names(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.scalars(select(branches.c.name).order_by(branches.c.name)))


def add(work: SqlWork, name: str) -> Branch:
    branch = Branch.open(BranchDetails(name=name))
    work.session.add(branch)
    return branch


def test_a_clean_exit_commits_with_a_fact_that_says_who(work, engine):
    with work:
        branch = add(work, "Русе")
    assert names(engine) == ["Русе"]
    with engine.connect() as connection:
        row = connection.execute(select(facts)).one()
    assert row.at == SetClock().now()
    assert (row.kind, row.actor, row.request_id, row.subject_id) == ("company.BranchOpened", "Проба", "r1", branch.id)


def test_an_error_undoes_everything_facts_too(work, engine):
    with pytest.raises(RuleBroken), work:
        add(work, "Русе")
        raise RuleBroken("no")
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(facts)) == 0
    assert names(engine) == []


def test_a_nested_use_joins_and_only_the_outermost_commits(work, engine):
    with work:
        with work:
            add(work, "Варна")
        assert names(engine) == []
    assert names(engine) == ["Варна"]


def test_an_error_caught_between_two_levels_dooms_the_outer_one(work, engine):
    with work:
        add(work, "Варна")
        with pytest.raises(RuleBroken), work:
            raise RuleBroken("inside")
    assert names(engine) == []
    with work:
        add(work, "Бургас")
    assert names(engine) == ["Бургас"]


def test_reactions_share_the_transaction_and_may_refuse_it(work, engine):
    def refuse(event: BranchOpened) -> None:
        raise RuleBroken("not_that_one", name=event.name)

    work.reactions.reacting[BranchOpened] = [refuse]
    with pytest.raises(RuleBroken, match="not_that_one"), work:
        add(work, "Плевен")
    assert names(engine) == []


def test_what_a_reaction_does_is_reacted_to_as_well(work, engine):
    def echo(event: BranchOpened) -> None:
        if event.name == "София":
            add(work, "Перник")

    work.reactions.reacting[BranchOpened] = [echo]
    with work:
        add(work, "София")
    assert names(engine) == ["Перник", "София"]
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(facts)) == 2


def test_an_aggregate_nobody_holds_any_more_still_tells(work, engine):
    with work:
        for name in ("А", "Б", "В"):
            add(work, name)
            work.session.flush()
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(facts)) == 3


def test_a_change_is_remembered_with_what_was_before_and_after(work, engine):
    with work:
        branch = add(work, "Русе")
    with work:
        branch.change(BranchDetails(name="Русе – Център", city="Русе"))
    with engine.connect() as connection:
        row = connection.execute(select(facts).where(facts.c.kind == "changed")).one()
        events = connection.scalars(select(facts.c.kind).where(facts.c.kind != "changed").order_by(facts.c.id)).all()
    assert events == ["company.BranchOpened", "company.BranchChanged"]
    assert row.data == {"before": {"name": "Русе", "city": ""}, "after": {"name": "Русе – Център", "city": "Русе"}}
    assert (row.subject, row.subject_id) == ("branches", branch.id)


def test_two_people_saving_the_same_record_one_of_them_is_told(engine):
    first, second = (SqlWork(OurSession(engine), Listed(), ORIGIN, SetClock()) for _ in range(2))
    with first:
        mine = add(first, "Русе")
    with pytest.raises(Conflict), second:
        theirs = second.session.get(Branch, mine.id)
        with first:
            mine.change(BranchDetails(name="Моят"))
        theirs.change(BranchDetails(name="Техният"))
    assert names(engine) == ["Моят"]


def test_a_named_constraint_becomes_a_refusal(work, engine):
    with work:
        add(work, "Русе")
    with pytest.raises(RuleBroken), work:
        add(work, "Русе")


def test_reads_see_what_the_open_work_wrote_and_nothing_else_does(work, engine):
    reads = Reads(engine, work.session)
    with work:
        add(work, "Русе")
        assert reads.scalars(select(branches.c.name)) == ["Русе"]
        assert names(engine) == []
    assert reads.scalars(select(branches.c.name)) == ["Русе"]
    reads.close()


@pytest.mark.parametrize("change", ["update facts set actor = 'друг'", "delete from facts", "truncate facts"])
def test_facts_are_kept_for_ever(work, engine, change):
    with work:
        add(work, "Русе")
    with engine.connect() as connection, pytest.raises(Exception, match="append-only"):
        connection.execute(text(change))
