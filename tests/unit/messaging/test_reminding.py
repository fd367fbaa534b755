"""The day before a visit its client gets one SMS, and never a second one."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from cleaning.application.clients.recipients import Recipient
from cleaning.application.messaging.follow_rule import FollowRule
from cleaning.application.messaging.remind_of_visits import RemindOfVisits
from cleaning.application.messaging.write_message import WriteMessage
from cleaning.application.visits.queries import UpcomingVisit
from cleaning.domain.clients.values import Language
from cleaning.domain.messaging.values import Purpose, Stage
from tests.unit.messaging.fakes import NOON, Deferred, FixedClock, NoWork, OneRule, Outbox, Stopped

TOMORROW_9 = datetime(2026, 11, 25, 7, tzinfo=UTC)
PROFILE = SimpleNamespace(name="Бистра", phone="0700 12 345", zone="Europe/Sofia")


def a_recipient(**changes):
    facts = {
        "id": 7, "branch_id": 1, "name": "Елена Пеева", "phone": "+359888123456", "language": Language.BULGARIAN,
        "service_sms": True, "marketing_sms": False,
    }  # fmt: skip
    return Recipient(**(facts | changes))


def a_visit(visit_id=1, starts_at=TOMORROW_9, client_id=7):
    return UpcomingVisit(
        visit_id=visit_id, branch_id=1, client_id=client_id, premises_id=3, premises_name="Апартамент",
        starts_at=starts_at, ends_at=starts_at + timedelta(hours=2),
    )  # fmt: skip


class Visits:
    def __init__(self, *visits):
        self.visits = visits

    def upcoming(self, start, end):
        return [visit for visit in self.visits if start <= visit.starts_at < end]


class World:
    """The rule over some visits; ``run()`` is one tick of the job."""

    def __init__(self, *visits, recipients=(a_recipient(),), at=NOON):
        self.outbox, self.clock, self.jobs, self.rules = Outbox(), FixedClock(at), Deferred(), OneRule()
        company = SimpleNamespace(profile=lambda: PROFILE)
        known = {one.id: one for one in recipients}
        place = SimpleNamespace(name="Апартамент", address="София, ул. „Липа“ 4")
        self.run = RemindOfVisits(
            work=NoWork(),
            rules=self.rules,
            visits=Visits(*visits),
            premises=SimpleNamespace(names=lambda ids: dict.fromkeys(ids, place)),
            company=company,
            follow=FollowRule(
                messages=self.outbox,
                clients=SimpleNamespace(recipients=lambda ids: {key: known[key] for key in ids if key in known}),
                company=company,
                opt_outs=Stopped(),
                write=WriteMessage(company),
                jobs=self.jobs,
                clock=self.clock,
            ),
            clock=self.clock,
        )

    @property
    def texts(self):
        return [message.text for message in self.outbox.all.values()]


def test_the_reminder_names_the_local_hour_and_the_place():
    world = World(a_visit())
    assert world.run() == 1
    assert world.texts == ["Утре, 25.11., в 09:00 ч. ще почистим Апартамент. Бистра"]
    message = world.outbox.all[1]
    assert (message.purpose, message.stage, message.valid_until) == (Purpose.REMINDER, Stage.QUEUED, TOMORROW_9)
    assert world.jobs.jobs == [("messaging.send", NOON)]


def test_however_often_it_runs_there_is_one_message_a_visit():
    world = World(a_visit(1), a_visit(2, TOMORROW_9 + timedelta(hours=5)))
    assert [world.run(), world.run(), world.run()] == [2, 0, 0]


def test_tomorrow_is_the_local_day():
    late_evening = datetime(2026, 11, 25, 21, 30, tzinfo=UTC)  # 23:30 in Sofia
    after_midnight = datetime(2026, 11, 25, 22, 30, tzinfo=UTC)  # 00:30 the day after
    assert World(a_visit(1, late_evening), a_visit(2, after_midnight)).run() == 1


def test_it_keeps_still_before_its_hour_and_when_switched_off():
    assert World(a_visit(), at=datetime(2026, 11, 24, 6, tzinfo=UTC)).run() == 0
    world = World(a_visit())
    world.rules.rule.switch(False, world.rules.rule.send_from)
    assert world.run() == 0


def test_a_client_reads_english_when_they_asked_for_it():
    world = World(a_visit(), recipients=[a_recipient(language=Language.ENGLISH)])
    world.run()
    assert world.texts[0].startswith("Tomorrow, 25.11., at 09:00 we clean")


def test_who_said_stop_has_no_mobile_or_no_number_gets_nothing_and_does_not_stop_the_others():
    recipients = [
        a_recipient(id=1, service_sms=False),
        a_recipient(id=2, phone="+35928123456"),
        a_recipient(id=3, phone=None),
        a_recipient(id=4, phone="+359887000111"),
    ]
    world = World(*(a_visit(n, client_id=n) for n in (1, 2, 3, 4)), recipients=recipients)
    assert world.run() == 1
    assert [message.recipient for message in world.outbox.all.values()] == ["+359887000111"]
