"""What happens to a request until it is won or lost."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.company.words import Words
from cleaning.application.sales.ports import Requests
from cleaning.application.sales.request_inputs import RequestChange
from cleaning.application.sales.request_words import offered
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.company.values import Dictionary
from cleaning.domain.sales.request import Request
from cleaning.domain.sales.values import RequestStage
from cleaning.domain.shared.ids import RequestId, UserId


@dataclass(frozen=True, slots=True)
class HandledRequest:
    """A stored request whose branch the viewer may work in."""

    requests: Requests
    access: Access

    def __call__(self, request_id: RequestId) -> Request:
        request = self.requests.get(request_id)
        self.access.require(Permission.SALES_REQUEST_EDIT, branch=request.branch_id)
        return request


@dataclass(frozen=True, slots=True)
class ChangeRequest:
    """Take over what was understood better."""

    work: Work
    handled: HandledRequest
    words: Words

    def __call__(self, request_id: RequestId, command: RequestChange) -> None:
        with self.work:
            request = self.handled(request_id)
            request.expect(command.version)
            offered(self.words.book(), command, command.channel, request)
            request.change(command.details(), command.channel)


@dataclass(frozen=True, slots=True)
class AssignRequest:
    """Somebody takes it, or gives it to somebody."""

    work: Work
    handled: HandledRequest

    def __call__(self, request_id: RequestId, user_id: UserId | None) -> None:
        with self.work:
            self.handled(request_id).assign(user_id)


@dataclass(frozen=True, slots=True)
class MoveRequest:
    """To another column of the board."""

    work: Work
    handled: HandledRequest
    clock: Clock

    def __call__(self, request_id: RequestId, stage: RequestStage) -> None:
        with self.work:
            self.handled(request_id).move(stage, at=self.clock.now())


@dataclass(frozen=True, slots=True)
class LoseRequest:
    """Nothing came of it; the reason is one of the company's dictionary."""

    work: Work
    handled: HandledRequest
    words: Words
    clock: Clock

    def __call__(self, request_id: RequestId, reason: str, note: str = "") -> None:
        with self.work:
            request = self.handled(request_id)
            if reason:
                self.words.book().choose(Dictionary.LOSS, reason, field="reason")
            request.lose(reason, note, at=self.clock.now())


@dataclass(frozen=True, slots=True)
class ReopenRequest:
    """They came back, or it was closed by mistake."""

    work: Work
    handled: HandledRequest
    clock: Clock

    def __call__(self, request_id: RequestId) -> None:
        with self.work:
            self.handled(request_id).reopen(at=self.clock.now())
