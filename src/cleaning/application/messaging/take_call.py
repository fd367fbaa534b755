"""A provider calls us: reports move messages on, texts from outside land in the inbox, STOP stops."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.messaging.gateways import Gateways, RawRequest
from cleaning.application.messaging.take_news import TakeNews
from cleaning.domain.shared.errors import NotFound


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
