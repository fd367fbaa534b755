"""Which troubles are shown when there is room for few."""

from hypothesis import given
from hypothesis import strategies as st

from cleaning.application.reports.need import Attention, Need, first

troubles = st.lists(st.sampled_from(Need), max_size=40).map(
    lambda needs: [
        Attention(need=need, record_id=number, subject="", facts={})
        for number, need in enumerate(sorted(needs, key=list(Need).index))
    ]
)


@given(troubles, st.integers(1, 8))
def test_no_kind_is_hidden_while_another_is_shown_twice(found, room):
    shown = first(found, room)
    kinds = {one.need for one in shown}
    assert len(shown) == min(room, len(found))
    assert len(kinds) == min(room, len({one.need for one in found}))


@given(troubles, st.integers(1, 8))
def test_the_order_stays_worst_first(found, room):
    places = [found.index(one) for one in first(found, room)]
    assert places == sorted(places)
