"""What identity does by night."""

from dataclasses import dataclass
from typing import ClassVar

from cleaning.application.identity.ports import Housekeeping
from cleaning.application.shared.ports import Clock, Work


@dataclass(frozen=True, slots=True)
class SweepLeftovers:
    """Sessions, tries and kept answers have an end; the tables stay small."""

    name: ClassVar[str] = "identity.sweep_leftovers"
    every: ClassVar[str] = "17 2 * * *"

    work: Work
    housekeeping: Housekeeping
    clock: Clock

    def __call__(self) -> None:
        with self.work:
            self.housekeeping.sweep(self.clock.now())


JOBS = (SweepLeftovers,)
