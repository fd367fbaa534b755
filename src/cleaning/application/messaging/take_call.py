"""A provider calls us: reports move messages on, texts from outside land in the inbox, STOP stops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar

from cleaning.application.clients.queries import RecipientQueries
from cleaning.application.messaging.gateways import Gateways, Inbound, RawRequest, Report
from cleaning.application.messaging.ports import DeliveryReports, InboundTexts, Messages, OptOuts
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.messaging.inbound import InboundText
from cleaning.domain.messaging.keywords import Wish
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.domain.shared.identifiers import phone

PARKED = timedelta(days=3)
"""How long a report about nothing we know is looked at again; providers report for up to three days."""
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class TakeNews:
    """Reports and texts as a gateway read them; the same ones again change nothing, in whatever order they come."""

    work: Work
    messages: Messages
    reports: DeliveryReports
    inbound: InboundTexts
    opt_outs: OptOuts
    clients: RecipientQueries
    clock: Clock

    def __call__(self, gateway: str, reports: Sequence[Report], inbound: Sequence[Inbound]) -> None:
        now = self.clock.now()
        with self.work:
            self.apply(gateway, self.reports.keep(gateway, reports, now=now))
            known = self.inbound.known(gateway, [one.event_id for one in inbound])
            for one in inbound:
                if one.event_id not in known:
                    known.add(one.event_id)
                    self._take(gateway, one, now)

    def apply(self, gateway: str, numbers: Sequence[int]) -> None:
        """Move on the messages that some kept reports are about."""
        for report, message in self.messages.reported(gateway, numbers):
            message.reported(report.stage, report.code, at=report.at)
            self.reports.belongs(report.id, message)

    def _take(self, gateway: str, one: Inbound, now: datetime) -> None:
        try:
            sender = phone(one.sender)
        except RuleBroken:
            sender = one.sender[:40]  # a short code or a name; nobody of ours, and still to be read
        clients = self.clients.known_by(sender)
        text = InboundText(
            gateway=gateway,
            event_id=one.event_id,
            sender=sender,
            recipient=one.recipient,
            text=one.text,
            received_at=one.at or now,
            client_id=clients[0].id if clients else None,
            branch_id=clients[0].branch_id if clients else None,
        )
        self.inbound.add(text.received())
        if text.wish is not None:
            opt_out = self.opt_outs.of(sender)
            said = opt_out.stop if text.wish is Wish.STOP else opt_out.start
            if said(one.text, [client.id for client in clients], at=text.received_at):
                self.opt_outs.keep(opt_out)


@dataclass(frozen=True, slots=True)
class TakeCall:
    """A call as it came from a provider's server. RuleBroken ``sms.forged`` unless it proves itself;
    NotFound when the company has not set that provider up."""

    gateways: Gateways
    take: TakeNews

    def __call__(self, gateway: str, request: RawRequest) -> bytes:
        """What to answer so that the provider does not call again."""
        if gateway not in self.gateways.names():
            raise NotFound("gateway", gateway)
        callback = self.gateways.get(gateway).parse_callback(request)
        self.take(gateway, callback.reports, callback.inbound)
        return callback.answer


@dataclass(frozen=True, slots=True)
class ApplyParked:
    """Reports that overtook our own knowledge of the message find it a little later."""

    name: ClassVar[str] = "messaging.parked_reports"
    every: ClassVar[str] = "* * * * *"

    work: Work
    reports: DeliveryReports
    take: TakeNews
    clock: Clock

    def __call__(self) -> None:
        with self.work:
            parked = self.reports.parked(self.clock.now() - PARKED, AT_ONCE)
            for gateway, numbers in parked.items():
                self.take.apply(gateway, numbers)
