"""What every use case may need of the world."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from types import TracebackType
from typing import Any, Protocol, Self

import msgspec

from cleaning.domain.shared.aggregate import DomainEvent


class Clock(Protocol):
    """The time there is."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""

    def today(self) -> date:
        """The calendar day in the company's zone."""


class Work(Protocol):
    """One transaction. The outermost clean exit commits; an error anywhere undoes everything.

    Each clean exit stores what changed, writes the facts and runs the reactions to what was recorded.
    """

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def tell(self, event: DomainEvent) -> None:
        """Record an event that belongs to no aggregate (a bulk change)."""


class Numbers(Protocol):
    """Legal numbers: unique and without gaps."""

    def take(self, series: str, *, branch: int | None = None, prefix: str = "", width: int = 10) -> str:
        """The next number. It holds the series until the commit, so take it last."""

    def take_many(self, series: str, count: int, *, prefix: str = "", width: int = 10) -> list[str]:
        """The next numbers of the whole company at once, for lists that are brought in."""


class Jobs(Protocol):
    """Work for later, kept with the transaction: if that fails there is no job."""

    def defer(self, name: str, *, at: datetime | None = None, lock: str | None = None, **arguments: Any) -> None:
        """Do the job called ``name`` (of a context's ``jobs.py``) after the commit, or at a moment; at least once."""


class Files(Protocol):
    """Kept files, by what is in them."""

    def keep(self, content: bytes) -> str:
        """Store and return the key; the same bytes have the same key."""

    def read(self, key: str) -> bytes:
        """Raise NotFound when there is none."""


class Changes(Protocol):
    """News of what other people just changed, for screens that are open."""

    def watch(self, tell: Callable[[str], None]) -> Callable[[], None]:
        """From now on ``tell`` is called, in a thread of the adapter, with the name of what changed (``visits``).

        ``*`` means anything may have changed. The answer stops it.
        """


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What was answered to a request, kept for the case that the same one comes again."""

    status: int
    headers: dict[str, str]
    body: bytes


class Answers(Protocol):
    """Requests that carry a key are done once. Both methods belong to the transaction of the request itself."""

    def claim(self, owner: str, key: str, request: str) -> Answer | None:
        """None: go on, it is the first. An answer: give it again. A twin still at work is waited for.

        RuleBroken ``request.key_reused``: the key came before with another ``request`` (its fingerprint).
        """

    def keep(self, owner: str, key: str, answer: Answer) -> None:
        """Remember the answer."""


class Tries(Protocol):
    """How often somebody tried what must not be tried for ever; counted in the database, so for all processes."""

    def spend(self, key: str, limit: int, at: datetime, within: timedelta = timedelta(minutes=1)) -> bool:
        """Count one try; False, and not counted, when there were ``limit`` lately. ``within`` is an hour at most."""


class Gates(Protocol):
    """Who may go on at the same time; each holds until the commit."""

    def together(self, name: str) -> None:
        """With others who come together, while nobody is alone inside."""

    def alone(self, name: str) -> None:
        """Nobody else inside; what they stored is seen from then on."""


class Holidays(Protocol):
    """Days nobody works by law."""

    def between(self, first: date, last: date) -> frozenset[date]:
        """Public holidays with the days given for them, both ends included."""
