"""What others do moves a client along."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.clients.keep_up import DeriveStatus
from cleaning.application.clients.ports import Clients, FollowUps, Habits
from cleaning.application.shared.ports import Clock
from cleaning.domain.clients.client import Consent
from cleaning.domain.clients.follow_up import FollowUp
from cleaning.domain.clients.values import ClientStatus, ConsentChannel, ConsentPurpose
from cleaning.domain.messaging.events import NumberOptedOut, NumberReturned
from cleaning.domain.sales.events import ContractEndNear, ContractSigned, QuoteSent, RequestLost
from cleaning.domain.visits.events import VisitCompleted


@dataclass(frozen=True, slots=True)
class BecomeProspect:
    """Who gets an offer is more than a lead."""

    clients: Clients

    def __call__(self, event: QuoteSent) -> None:
        client = self.clients.get(event.client_id)
        if client.status is ClientStatus.LEAD:
            client.become(ClientStatus.PROSPECT)


@dataclass(frozen=True, slots=True)
class BecomeActive:
    """Who has a contract in force is active."""

    clients: Clients

    def __call__(self, event: ContractSigned) -> None:
        self.clients.get(event.client_id).become(ClientStatus.ACTIVE)


STOP = "SMS STOP"
"""How a withdrawal came that an answer „START“ takes back."""


@dataclass(frozen=True, slots=True)
class WithdrawOnStop:
    """Who answers STOP gets no more SMS, of any purpose."""

    clients: Clients
    clock: Clock

    def __call__(self, event: NumberOptedOut) -> None:
        if event.client_id is None:
            return
        client = self.clients.get(event.client_id)
        for purpose in ConsentPurpose:
            said = Consent(
                purpose=purpose, channel=ConsentChannel.SMS, given=False, at=self.clock.now(), source=STOP
            )  # fmt: skip
            client.withdraw_consent(said)


@dataclass(frozen=True, slots=True)
class GiveBackOnStart:
    """Who said STOP and says START has again what was allowed before, and nothing more."""

    clients: Clients
    clock: Clock

    def __call__(self, event: NumberReturned) -> None:
        if event.client_id is None:
            return
        client = self.clients.get(event.client_id)
        for before in client.withdrawn_by(STOP):
            said = Consent(
                purpose=before.purpose, channel=before.channel, given=True, at=self.clock.now(), source="SMS START"
            )  # fmt: skip
            client.give_consent(said)


@dataclass(frozen=True, slots=True)
class LoseWithRequest:
    """A request came to nothing: who never had anything else is lost."""

    derive: DeriveStatus

    def __call__(self, event: RequestLost) -> None:
        if event.client_id is not None:
            self.derive(event.client_id)


@dataclass(frozen=True, slots=True)
class BeginToWait:
    """Worked for them: from now on the days until the next time are counted."""

    habits: Habits

    def __call__(self, event: VisitCompleted) -> None:
        self.habits.touch(event.client_id, event.at)


NEAR = {
    "end": "Договор {number} приключва на {on:%d.%m.%Y}",
    "notice": "Договор {number} се подновява сам, отказ до {on:%d.%m.%Y}",
}
"""Tasks are written in the language of the office."""


@dataclass(frozen=True, slots=True)
class RememberEnd:
    """A contract comes to its end, or to the last day for a no: somebody has to speak with the client."""

    follow_ups: FollowUps
    clock: Clock

    def __call__(self, event: ContractEndNear) -> None:
        today = self.clock.today()
        self.follow_ups.add(
            FollowUp.set(
                client_id=event.client_id,
                branch_id=event.branch_id,
                text=NEAR[event.about].format(number=event.number, on=event.on),
                due_on=today,
                today=today,
                at=self.clock.now(),
                assignee_id=event.responsible_id,
            )
        )


REACTIONS = (RememberEnd, BecomeProspect, BecomeActive, LoseWithRequest, BeginToWait, WithdrawOnStop, GiveBackOnStart)
