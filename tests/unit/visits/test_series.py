"""A changed plan never undoes what a person decided."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.visits.series import Planned, reconcile
from cleaning.domain.visits.values import Stage

START = datetime(2026, 12, 1, 6, tzinfo=UTC)
moments = st.builds(
    lambda days, hours: START + timedelta(days=days, hours=hours), st.integers(0, 30), st.sampled_from([0, 4])
)
wanted_days = st.sets(moments)


@st.composite
def boards(draw):
    days = sorted(draw(st.sets(moments)))
    return [
        Planned(
            id=number,
            planned_for=day,
            starts_at=day + timedelta(hours=draw(st.sampled_from([0, 0, 3]))),
            stage=draw(st.sampled_from(Stage)),
        )
        for number, day in enumerate(days, start=1)
    ]


@given(boards(), wanted_days)
def test_only_untouched_planned_visits_go(board, wanted):
    change = reconcile(board, wanted, datetime.date)
    by_id = {visit.id: visit for visit in board}
    for gone in change.remove:
        assert (by_id[gone].stage, by_id[gone].moved) == (Stage.PLANNED, False)
        assert by_id[gone].planned_for not in wanted


@given(boards(), wanted_days)
def test_every_wanted_moment_has_exactly_one_visit_afterwards(board, wanted):
    change = reconcile(board, wanted, datetime.date)
    shifted = dict(change.shift)
    stays = [shifted.get(visit.id, visit.planned_for) for visit in board if visit.id not in change.remove]
    after = [*stays, *change.missing]
    assert len(after) == len(set(after))
    assert wanted <= set(after)


@given(boards(), wanted_days)
def test_doing_it_again_changes_nothing(board, wanted):
    change = reconcile(board, wanted, datetime.date)
    shifted = dict(change.shift)
    after = [
        replace(visit, planned_for=shifted[visit.id], starts_at=shifted[visit.id]) if visit.id in shifted else visit
        for visit in board
        if visit.id not in change.remove
    ]
    after += [
        Planned(id=1000 + place, planned_for=day, starts_at=day, stage=Stage.PLANNED)
        for place, day in enumerate(change.missing)
    ]
    again = reconcile(after, wanted, datetime.date)
    assert (again.remove, again.shift, again.missing, again.kept) == ((), (), (), change.kept)


@given(boards(), wanted_days)
def test_a_visit_goes_along_to_another_time_of_its_own_day_only(board, wanted):
    by_id = {visit.id: visit for visit in board}
    for visit_id, moment in reconcile(board, wanted, datetime.date).shift:
        assert by_id[visit_id].planned_for.date() == moment.date()
        assert not by_id[visit_id].moved
        assert moment in wanted
