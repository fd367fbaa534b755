"""A changed plan never undoes what a person decided."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.visits.series import Planned, reconcile
from cleaning.domain.visits.values import Stage

START = datetime(2026, 12, 1, 6, tzinfo=UTC)
moments = st.integers(0, 40).map(lambda days: START + timedelta(days=days))
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
    change = reconcile(board, wanted)
    by_id = {visit.id: visit for visit in board}
    for gone in change.remove:
        assert (by_id[gone].stage, by_id[gone].moved) == (Stage.PLANNED, False)
        assert by_id[gone].planned_for not in wanted


@given(boards(), wanted_days)
def test_every_wanted_moment_has_exactly_one_visit_afterwards(board, wanted):
    change = reconcile(board, wanted)
    stays = [visit.planned_for for visit in board if visit.id not in change.remove]
    after = [*stays, *change.missing]
    assert len(after) == len(set(after))
    assert wanted <= set(after)


@given(boards(), wanted_days)
def test_doing_it_again_changes_nothing(board, wanted):
    change = reconcile(board, wanted)
    after = [visit for visit in board if visit.id not in change.remove]
    after += [
        Planned(id=1000 + place, planned_for=day, starts_at=day, stage=Stage.PLANNED)
        for place, day in enumerate(change.missing)
    ]
    again = reconcile(after, wanted)
    assert (again.remove, again.missing, again.kept) == ((), (), change.kept)
