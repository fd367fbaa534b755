"""Ask the providers that do not call by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cleaning.application.messaging.gateways import Gateways
from cleaning.application.messaging.ports import Cursors
from cleaning.application.messaging.take_news import TakeNews
from cleaning.application.shared.ports import Work


@dataclass(frozen=True, slots=True)
class AskProviders:
    """Every minute; how far it came is kept with the news, so none is asked for twice and none is missed."""

    name: ClassVar[str] = "messaging.ask"
    every: ClassVar[str] = "* * * * *"

    work: Work
    gateways: Gateways
    cursors: Cursors
    take: TakeNews

    def __call__(self) -> None:
        for name in self.gateways.names():
            gateway = self.gateways.get(name)
            if gateway.capabilities.reports != "pull" and not gateway.capabilities.inbound:
                continue
            before = self.cursors.of(name)
            polled = gateway.poll(before)
            with self.work:
                self.take(name, polled.reports, polled.inbound)
                if polled.cursor != before:
                    self.cursors.move(name, polled.cursor)
