"""Several workers at once: each message reaches the carrier exactly once, and a killed worker's stay visible."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Lock, Thread

import pytest
from sqlalchemy import Engine, insert, text

from cleaning.adapters.sql.messaging.tables import messages
from cleaning.application.messaging.gateways import Accepted, Capabilities, Gateways
from cleaning.application.messaging.ports import Messages, OptOuts
from cleaning.application.messaging.send_waiting import SendWaiting
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.messaging.values import Channel, Purpose, Stage
from tests.app import as_program

MANY = 400
WORKERS = 4


class Counting:
    """A carrier that remembers everything it was given, from all threads."""

    name = "counting"
    capabilities = Capabilities(batch=25)

    def __init__(self):
        self.given, self.lock = [], Lock()

    def submit(self, batch):
        with self.lock:
            self.given += [one.reference for one in batch]
        return [Accepted(one.reference) for one in batch]

    def choose(self, recipient, purpose):
        return self

    def get(self, name):
        return self


@pytest.fixture
def outbox(running, clock):
    """Four hundred reminders whose time has come."""
    engine = running[1].get(Engine)
    row = {
        "branch_id": 1, "channel": Channel.SMS, "purpose": Purpose.REMINDER, "recipient": "+359888123456",
        "language": "bg", "text": "Утре в 9", "parts": 1, "stage": Stage.QUEUED, "not_before": clock.now(),
        "created_at": clock.now(), "tries": 0, "version": 1,
    }  # fmt: skip
    with engine.begin() as connection:
        connection.execute(insert(messages), [row | {"key": f"k{number}"} for number in range(MANY)])
    return engine


def stages(engine):
    with engine.connect() as connection:
        return dict(map(tuple, connection.execute(text("select stage, count(*) from messages group by 1"))))


def together(container, job):
    """The job in several scopes at the same moment."""
    engine, start, failures = container.get(Engine), Barrier(WORKERS), []

    def work():
        try:
            with as_program(container, engine) as scope:
                start.wait()
                job(scope)
        except Exception as error:  # noqa: BLE001 - shown below
            failures.append(error)

    threads = [Thread(target=work) for _ in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def sender(scope, carrier):
    return SendWaiting(
        work=scope.get(Work),
        messages=scope.get(Messages),
        opt_outs=scope.get(OptOuts),
        gateways=carrier,
        clock=scope.get(Clock),
    )


def test_four_workers_send_each_message_once(running, outbox):
    carrier = Counting()
    together(running[1], lambda scope: sender(scope, carrier)())
    assert sorted(carrier.given) == sorted({f"m{number}" for number in range(1, MANY + 1)})
    assert stages(outbox) == {"sent": MANY}


def test_without_the_lock_they_would_send_some_twice(running, outbox):
    """The negative control: taking rows without locking them doubles, so the test above can fail."""
    carrier, read = Counting(), Barrier(WORKERS)

    def careless(scope):
        with outbox.connect() as connection:
            ids = connection.execute(text("select id from messages where stage = 'queued' order by id")).scalars().all()
        read.wait()
        carrier.submit([type("Text", (), {"reference": f"m{one}"}) for one in ids])

    together(running[1], careless)
    assert len(carrier.given) > len(set(carrier.given))


def test_a_worker_killed_between_taking_and_settling_doubles_nothing(running, outbox, clock):
    class Killed(BaseException):
        """What a kill looks like from inside."""

    class Dying(Counting):
        def submit(self, batch):
            super().submit(batch)
            raise Killed

    carrier, container = Dying(), running[1]
    engine = container.get(Engine)
    with as_program(container, engine) as scope, pytest.raises(Killed):
        sender(scope, carrier)()
    held = stages(outbox)["sending"]
    assert held >= len(carrier.given)

    clock.at += timedelta(seconds=61)
    after = Counting()
    with as_program(container, engine) as scope:
        sender(scope, after)()
    assert not set(after.given) & set(carrier.given)
    assert stages(outbox) == {"unknown": held, "sent": MANY - held}


def test_the_gateway_of_the_program_is_the_console(running):
    with as_program(running[1], running[1].get(Engine)) as scope:
        assert scope.get(Gateways).choose("+359888123456", Purpose.URGENT).name == "console"
