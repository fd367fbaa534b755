"""Published Hypothesis strategies: what outsiders and our own property tests draw from."""

from datetime import date, time

from hypothesis import strategies as st

from cleaning.domain.plans.rhythm import LAST, Kind, Rhythm
from tests.strategies_clients import client_rows as client_rows
from tests.strategies_clients import eiks as eiks
from tests.strategies_clients import mobiles as mobiles
from tests.strategies_pricing import item_costs as item_costs
from tests.strategies_pricing import price_changes as price_changes
from tests.strategies_pricing import price_terms as price_terms
from tests.strategies_pricing import raises as raises
from tests.strategies_pricing import sheets as sheets
from tests.strategies_pricing import some_item_costs as some_item_costs

local_days = st.dates(date(2026, 1, 1), date(2036, 12, 31))
times_of_day = st.builds(time, st.integers(0, 23), st.sampled_from([0, 1, 15, 30, 45, 59]))

_weekdays = st.sets(st.integers(0, 6), min_size=1).map(lambda chosen: tuple(sorted(chosen)))
_steps = st.integers(1, 12)
rhythms = st.one_of(
    st.just(Rhythm(kind=Kind.ONCE)),
    st.just(Rhythm(kind=Kind.WORKDAYS)),
    st.builds(Rhythm, kind=st.just(Kind.DAILY), every=st.integers(1, 40)),
    st.builds(Rhythm, kind=st.just(Kind.WEEKLY), every=_steps, weekdays=_weekdays),
    st.builds(
        Rhythm, kind=st.just(Kind.MONTHLY_ON_DAY), every=_steps, day=st.one_of(st.integers(1, 28), st.just(LAST))
    ),
    st.builds(
        Rhythm,
        kind=st.just(Kind.MONTHLY_ON_WEEKDAY),
        every=_steps,
        weekdays=st.integers(0, 6).map(lambda weekday: (weekday,)),
        nth=st.sampled_from([1, 2, 3, 4, LAST]),
    ),
)
rules = st.one_of(
    rhythms.map(lambda rhythm: rhythm.rule),
    st.sampled_from(
        [
            "FREQ=DAILY;COUNT=10",
            "FREQ=WEEKLY",
            "FREQ=MONTHLY",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "FREQ=MONTHLY;BYMONTHDAY=1,15",
            "FREQ=YEARLY;BYMONTH=3,10;BYMONTHDAY=29",
            "FREQ=WEEKLY;BYDAY=SU;UNTIL=20301231",
        ]
    ),
)
"""RFC 5545 rules the program takes; an empty one means once."""
