"""Reports that came before we knew the message they are about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from cleaning.application.messaging.ports import DeliveryReports
from cleaning.application.messaging.take_news import TakeNews
from cleaning.application.shared.ports import Clock, Work

PARKED = timedelta(days=3)
"""How long a report about nothing we know is looked at again; providers report for up to three days."""
AT_ONCE = 500


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
