"""Prove by night that everything still fits together."""

from dataclasses import dataclass
from typing import ClassVar

from cleaning.application.company.ports import Promises
from cleaning.application.shared.ports import Work
from cleaning.domain.company.events import PromisesBroken, PromisesKept


@dataclass(frozen=True, slots=True)
class CheckPromises:
    """What is found stands among the changes, where the owner looks, every morning."""

    name: ClassVar[str] = "company.check_promises"
    every: ClassVar[str] = "40 2 * * *"

    work: Work
    promises: Promises

    def __call__(self) -> None:
        kept, broken = self.promises.ask()
        with self.work:
            self.work.tell(PromisesBroken(names=broken) if broken else PromisesKept(asked=kept))
