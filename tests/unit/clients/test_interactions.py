"""What passed between us and a client is written once; promises wait until they are kept."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cleaning.domain.clients.events import (
    FollowUpDone,
    FollowUpPostponed,
    FollowUpSet,
    InteractionCorrected,
    InteractionLogged,
)
from cleaning.domain.clients.follow_up import FollowUp
from cleaning.domain.clients.interaction import Interaction, Said
from cleaning.domain.clients.values import CallResult, InteractionKind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, FollowUpId, InteractionId, PremisesId

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)
TODAY = NOW.date()


def logged(kind=InteractionKind.NOTE, text="Обадиха се за прозорците", at=NOW, **said):
    one = Interaction.log(
        Said(kind=kind, text=text, **said),
        client_id=ClientId(1), branch_id=BranchId(1), at=at, written_at=NOW, user_id=None, actor="Елена",
    )  # fmt: skip
    one.id = InteractionId(7)
    return one


def refused(call):
    with pytest.raises(RuleBroken) as refusal:
        call()
    return refusal.value.code


def test_a_call_may_be_noted_before_anybody_knows_what_it_came_to():
    call = logged(InteractionKind.CALL_OUT, "")
    assert [type(event) for event in call.pull()] == [InteractionLogged]
    assert refused(lambda: logged(text="  ")) == "field.required"
    assert refused(lambda: logged(text="я" * 4001)) == "field.too_long"
    assert refused(lambda: logged(InteractionKind.CALL_IN, minutes=601)) == "interaction.minutes"
    assert refused(lambda: logged(at=NOW + timedelta(minutes=1))) == "interaction.future"


def test_a_correction_is_a_new_one_at_the_same_moment_and_the_old_words_stay():
    call = logged(InteractionKind.CALL_OUT, "", at=NOW - timedelta(hours=1))
    said = Said(kind=InteractionKind.CALL_OUT, text="Ще мислят", minutes=4, result=CallResult.CALL_BACK)
    better = call.correct(said, at=NOW, user_id=None)
    better.id = InteractionId(8)

    assert (better.at, better.written_at, better.corrects_id) == (call.at, NOW, call.id)
    assert (better.minutes, better.result) == (4, CallResult.CALL_BACK)
    assert (call.text, call.corrected_at) == ("", NOW)
    assert [type(event) for event in better.pull()] == [InteractionCorrected]
    assert refused(lambda: call.correct(said, at=NOW, user_id=None)) == "interaction.corrected"


def test_only_calls_have_a_length_and_only_wishes_a_place():
    note = logged(minutes=5, result=CallResult.AGREED, premises_id=PremisesId(3))
    assert (note.minutes, note.result, note.premises_id) == (None, None, None)
    assert logged(InteractionKind.WISH, premises_id=PremisesId(3)).premises_id == 3


def test_a_wish_holds_until_it_is_ended():
    wish = logged(InteractionKind.WISH)
    wish.end_wish(at=NOW)
    assert refused(lambda: wish.end_wish(at=NOW)) == "interaction.wish_ended"
    assert refused(lambda: logged().end_wish(at=NOW)) == "interaction.no_wish"


def a_task(due_on=TODAY):
    task = FollowUp.set(
        client_id=ClientId(1), branch_id=BranchId(1), text="Да пратим оферта", due_on=due_on, today=TODAY, at=NOW
    )
    task.id = FollowUpId(3)
    return task


def test_a_promise_is_set_put_off_and_kept():
    task = a_task()
    task.postpone(date(2026, 11, 30), today=TODAY)
    task.postpone(date(2026, 11, 30), today=TODAY)
    task.finish(at=NOW, by="Елена")

    assert [type(event) for event in task.pull()] == [FollowUpSet, FollowUpPostponed, FollowUpDone]
    assert refused(lambda: task.finish(at=NOW, by="Елена")) == "interaction.follow_up_done"
    assert refused(lambda: task.postpone(TODAY, today=TODAY)) == "interaction.follow_up_done"


def test_nothing_is_promised_for_yesterday():
    assert refused(lambda: a_task(TODAY - timedelta(days=1))) == "interaction.follow_up_past"
    assert refused(lambda: a_task().postpone(TODAY - timedelta(days=1), today=TODAY)) == "interaction.follow_up_past"
