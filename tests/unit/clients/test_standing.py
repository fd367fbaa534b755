"""The status of a client follows from facts where it can."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaning.domain.clients.standing import DORMANT_AFTER, Standing, derived
from cleaning.domain.clients.values import ClientStatus as Status

TODAY = date(2026, 11, 24)
facts = st.builds(
    Standing,
    contract=st.booleans(),
    worked_on=st.none() | st.dates(date(2026, 1, 1), TODAY),
    in_talks=st.booleans(),
    quoted=st.booleans(),
    refused=st.booleans(),
)


@pytest.mark.parametrize(
    ("before", "known", "after"),
    [
        (Status.LEAD, Standing(), Status.LEAD),
        (Status.LEAD, Standing(in_talks=True), Status.LEAD),
        (Status.LEAD, Standing(in_talks=True, quoted=True), Status.PROSPECT),
        (Status.PROSPECT, Standing(refused=True), Status.LOST),
        (Status.PROSPECT, Standing(refused=True, in_talks=True), Status.PROSPECT),
        (Status.LOST, Standing(contract=True), Status.ACTIVE),
        (Status.LOST, Standing(worked_on=TODAY), Status.LOST),
        (Status.LOST, Standing(in_talks=True), Status.PROSPECT),
        (Status.ACTIVE, Standing(worked_on=TODAY - DORMANT_AFTER), Status.ACTIVE),
        (Status.ACTIVE, Standing(worked_on=TODAY - DORMANT_AFTER - timedelta(days=1)), Status.DORMANT),
        (Status.DORMANT, Standing(worked_on=TODAY), Status.ACTIVE),
        (Status.ACTIVE, Standing(), Status.ACTIVE),
    ],
)
def test_what_facts_decide(before, known, after):
    assert derived(before, known, TODAY) is after


@given(st.sampled_from(Status), facts)
def test_asking_twice_changes_nothing(status, known):
    once = derived(status, known, TODAY)
    assert derived(once, known, TODAY) is once


@given(st.sampled_from(Status), facts)
def test_a_contract_in_force_is_active_and_work_never_makes_a_stranger(status, known):
    after = derived(status, known, TODAY)
    if known.contract:
        assert after is Status.ACTIVE
    if known.worked_on is not None and status is not Status.LOST:
        assert after in (Status.ACTIVE, Status.DORMANT)
