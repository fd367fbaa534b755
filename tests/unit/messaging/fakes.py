"""An outbox in memory, a carrier that does as it is told, and the rest of messaging's world."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cleaning.application.messaging.gateways import Accepted, Capabilities
from cleaning.domain.messaging.first_rules import first_rule
from cleaning.domain.messaging.message import Message
from cleaning.domain.messaging.values import Channel, Purpose, RuleEvent, Stage
from cleaning.domain.shared.errors import RuleBroken

NOON = datetime(2026, 11, 24, 10, tzinfo=UTC)


def a_message(**changes):
    facts = {
        "id": None, "branch_id": 1, "client_id": 7, "channel": Channel.SMS, "purpose": Purpose.REMINDER,
        "recipient": "+359888123456", "language": "bg", "text": "Утре в 9", "parts": 1, "key": "k",
        "created_at": NOON, "not_before": NOON,
    }  # fmt: skip
    return Message(**(facts | changes))


class NoWork:
    """Counts the clean exits, so that a test can see what was committed when."""

    def __init__(self):
        self.commits = 0

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            self.commits += 1


class FixedClock:
    def __init__(self, at=NOON):
        self.at = at

    def now(self):
        return self.at

    def today(self):
        return date(2026, 11, 24)


class Outbox:
    def __init__(self, *messages):
        self.all = {}
        self.tried = []
        self.add_all(messages)

    def add(self, message):
        if message.key in self.known([message.key]):
            raise RuleBroken("message.already")
        message.id = len(self.all) + 1
        self.all[message.id] = message

    def add_all(self, messages):
        for message in messages:
            self.add(message)

    def get(self, message_id, *, lock=False):
        return self.all[message_id]

    def known(self, keys):
        return {message.key for message in self.all.values()} & set(keys)

    def waiting(self, now, limit):
        due = [m for m in self.all.values() if m.stage is Stage.QUEUED and m.not_before <= now]
        return due[:limit]

    def in_hand_since(self, before):
        return [m for m in self.all.values() if m.stage is Stage.SENDING and m.taken_at < before]

    def queued_about(self, subject_kind, subject_id):
        about = (subject_kind, subject_id)
        return [m for m in self.all.values() if m.stage is Stage.QUEUED and (m.subject_kind, m.subject_id) == about]

    def attempted(self, message, at, outcome, code="", detail=""):
        self.tried.append((message.id, outcome))


class Carrier:
    """Accepts everything unless ``answer`` says otherwise; remembers what it was given and what was committed then."""

    name = "carrier"

    def __init__(self, answer=None, batch=10, work=None):
        self.capabilities = Capabilities(batch=batch)
        self.answer = answer or (lambda texts: [Accepted(f"c-{text.reference}") for text in texts])
        self.given = []
        self.work = work
        self.committed_at_call = []

    def submit(self, texts):
        self.committed_at_call.append(self.work.commits if self.work else None)
        self.given.append([text.reference for text in texts])
        return self.answer(texts)


class OneGateway:
    def __init__(self, gateway):
        self.gateway = gateway

    def choose(self, recipient, purpose):
        return self.gateway

    def get(self, name):
        return self.gateway


class Deferred:
    def __init__(self):
        self.jobs = []

    def defer(self, name, *, at=None, lock=None, **arguments):
        self.jobs.append((name, at))


class Stopped:
    """Numbers that said stop."""

    def __init__(self, *phones):
        self.phones = set(phones)

    def standing(self, phones):
        return self.phones & set(phones)


class OneRule:
    def __init__(self):
        self.rule = first_rule(RuleEvent.VISIT_TOMORROW)

    def of(self, event, *, lock=False):
        return self.rule
