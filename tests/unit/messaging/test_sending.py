"""What leaves the house leaves at most once, and what is unclear stays visible."""

from datetime import timedelta

from cleaning.application.messaging.gateways import Accepted, Rejected, Unclear
from cleaning.application.messaging.send_waiting import SendWaiting
from cleaning.domain.messaging.values import Refusal, Stage
from tests.unit.messaging.fakes import NOON, Carrier, FixedClock, NoWork, OneGateway, Outbox, Stopped, a_message


def sending(outbox, carrier, clock=None, work=None, stopped=()):
    return SendWaiting(
        work=work or NoWork(),
        messages=outbox,
        opt_outs=Stopped(*stopped),
        gateways=OneGateway(carrier),
        clock=clock or FixedClock(),
    )


def test_everything_due_goes_once_in_batches_the_carrier_can_take():
    outbox, carrier = Outbox(*(a_message(key=f"k{n}") for n in range(25))), Carrier(batch=10)
    sending(outbox, carrier)()
    sending(outbox, carrier)()
    assert [len(batch) for batch in carrier.given] == [10, 10, 5]
    assert {message.stage for message in outbox.all.values()} == {Stage.SENT}
    assert outbox.all[1].provider_id == "c-m1"


def test_a_message_is_committed_as_taken_before_the_carrier_is_called():
    work = NoWork()
    carrier = Carrier(work=work)
    sending(Outbox(a_message()), carrier, work=work)()
    assert carrier.committed_at_call == [2], "the sweep of the lost and the taking"


def test_what_is_for_later_waits():
    outbox, carrier = Outbox(a_message(not_before=NOON + timedelta(hours=1))), Carrier()
    sending(outbox, carrier)()
    assert carrier.given == []


def test_a_carrier_that_falls_leaves_the_message_unclear_and_it_is_never_offered_again():
    def fall(texts):
        raise TimeoutError("no answer")

    outbox, carrier = Outbox(a_message()), Carrier(fall)
    sending(outbox, carrier)()
    sending(outbox, carrier)()
    assert (outbox.all[1].stage, len(carrier.given)) == (Stage.UNKNOWN, 1)
    assert outbox.tried == [(1, "unclear")]


def test_a_carrier_that_answers_for_fewer_texts_than_given_is_not_believed():
    outbox = Outbox(a_message(key="a"), a_message(key="b"))
    sending(outbox, Carrier(lambda texts: [Accepted("1")]))()
    assert {message.stage for message in outbox.all.values()} == {Stage.UNKNOWN}


def test_each_text_gets_its_own_outcome():
    answers = [Accepted("1"), Rejected(Refusal.RECIPIENT, "13"), Unclear("timeout"), Rejected(Refusal.TRANSIENT, "429")]
    outbox = Outbox(*(a_message(key=f"k{n}") for n in range(4)))
    sending(outbox, Carrier(lambda texts: answers))()
    assert [m.stage for m in outbox.all.values()] == [Stage.SENT, Stage.FAILED, Stage.UNKNOWN, Stage.QUEUED]
    assert outbox.all[2].refusal_code == "13"


def test_what_a_dead_worker_held_becomes_unclear_within_a_minute():
    outbox, clock = Outbox(a_message()), FixedClock()
    outbox.all[1].take("carrier", at=NOON)
    carrier = Carrier()
    sending(outbox, carrier, clock)()
    assert outbox.all[1].stage is Stage.SENDING
    clock.at = NOON + timedelta(seconds=61)
    sending(outbox, carrier, clock)()
    assert (outbox.all[1].stage, carrier.given) == (Stage.UNKNOWN, [])


def test_a_reminder_after_its_visit_expires_unsent():
    outbox, carrier = Outbox(a_message(valid_until=NOON)), Carrier()
    sending(outbox, carrier)()
    assert (outbox.all[1].stage, carrier.given) == (Stage.EXPIRED, [])


def test_who_said_stop_after_it_was_written_gets_nothing_and_the_next_hundred_still_go():
    stopped = [a_message(key=f"s{n}", recipient="+359888000001") for n in range(100)]
    outbox, carrier = Outbox(*stopped, a_message(key="last")), Carrier(batch=100)
    sending(outbox, carrier, stopped=["+359888000001"])()
    assert carrier.given == [["m101"]]
    assert {m.stage for m in stopped} == {Stage.CANCELLED}
    assert {m.refusal_code for m in stopped} == {"stopped"}
