"""Where the demo is played: the real container, a clock that can be set, one source of chance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import msgspec
from dishka import Container, Provider, Scope, provide

from cleaning.application.shared.access import Caller, system_viewer
from cleaning.application.shared.ports import Clock, Work
from cleaning.demo.invent import Inventor

T = TypeVar("T")
SOFIA = ZoneInfo("Europe/Sofia")


class SettableClock:
    """The day the demo is living through."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.astimezone(SOFIA).date()


class DemoTime(Provider):
    """Puts the settable clock in place of the machine's."""

    scope = Scope.APP

    def __init__(self, clock: SettableClock) -> None:
        super().__init__()
        self._clock = clock

    @provide
    def clock(self) -> Clock:
        return self._clock


@dataclass
class Stage:
    """Use cases are called as the program itself, in the branches known so far."""

    container: Container
    clock: SettableClock
    invent: Inventor
    now: datetime
    """The real moment the demo leads up to."""
    progress: Callable[[int], None]
    branches: dict[str, int] = field(default_factory=dict)
    known: dict[str, Any] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.now.astimezone(SOFIA).date()

    @contextmanager
    def scene(self, day: date | None = None, at: time = time(9, 0), *, by: str = "Елена Радева") -> Iterator[Scene]:
        """One transaction around many commands, on a day of the past; ``by`` is the name that papers will bear."""
        if day is not None:
            self.clock.at = datetime.combine(day, at, SOFIA).astimezone(UTC)
        program = system_viewer(tuple((number, name) for name, number in self.branches.items()))
        viewer = msgspec.structs.replace(program, name=by)
        with self.container(context={Caller: Caller(viewer=viewer, origin="demo")}) as scope, scope.get(Work):
            yield Scene(scope)


@dataclass(frozen=True, slots=True)
class Scene:
    """``scene(AddClient)`` is the use case, ready to be called."""

    scope: Container

    def __call__(self, kind: type[T]) -> T:
        return self.scope.get(kind)
