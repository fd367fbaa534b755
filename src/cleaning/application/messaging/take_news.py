"""What a provider told us: reports move messages on, texts from outside reach the inbox, STOP stops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cleaning.application.clients.recipients import RecipientQueries
from cleaning.application.messaging.gateways import Inbound, Report
from cleaning.application.messaging.ports import DeliveryReports, InboundTexts, Messages, OptOuts
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.messaging.inbound import InboundText
from cleaning.domain.messaging.keywords import Wish
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.identifiers import phone


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
