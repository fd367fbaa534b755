"""What was promised to clients, as programs set and settle it; corrections of what was written down."""

from __future__ import annotations

from datetime import date

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.finish_follow_up import FinishFollowUp
from cleaning.application.clients.log_interaction import CorrectInteraction, EndWish, SaidInput
from cleaning.application.clients.postpone_follow_up import AssignFollowUp, PostponeFollowUp
from cleaning.application.clients.promises import FollowUpRow
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.clients.set_follow_up import NewFollowUp, SetFollowUp
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.paging import Page
from cleaning.domain.shared.ids import ClientId, FollowUpId, InteractionId, UserId
from cleaning.web.http import Request, inject


class DayBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    due_on: date


class WhoBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    user_id: UserId | None


class FollowUpMade(msgspec.Struct, frozen=True, kw_only=True):
    id: FollowUpId


class OfClient(msgspec.Struct, frozen=True, kw_only=True):
    """Whose it is."""

    client_id: ClientId


class Corrected(msgspec.Struct, frozen=True, kw_only=True):
    """The number of what stands in the history from now on."""

    id: InteractionId


class FollowUpsApi(Controller):
    path = "/follow-ups"
    tags = ("clients",)

    @get("/", summary="What is promised, the most overdue first; done=true shows what was kept")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        clients: FromDishka[ClientQueries],
        until: date | None = None,
        user_id: int | None = None,
        done: bool = False,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[FollowUpRow]:
        access.require(Permission.CLIENTS_VIEW)
        scope = access.viewer.scope
        return clients.follow_ups(scope=scope, until=until, user_id=user_id, done=done, after=after, limit=limit)

    @post("/", summary="Promise something for a day")
    @inject
    def set(self, request: Request, data: NewFollowUp, promise: FromDishka[SetFollowUp]) -> FollowUpMade:
        return FollowUpMade(id=promise(data))

    @post("/{follow_up_id:int}/done", status_code=200, summary="It is done")
    @inject
    def finish(self, request: Request, follow_up_id: int, finish: FromDishka[FinishFollowUp]) -> OfClient:
        return OfClient(client_id=finish(FollowUpId(follow_up_id)))

    @post("/{follow_up_id:int}/postponement", status_code=200, summary="Put it off to another day")
    @inject
    def postpone(
        self, request: Request, follow_up_id: int, data: DayBody, postpone: FromDishka[PostponeFollowUp]
    ) -> OfClient:
        return OfClient(client_id=postpone(FollowUpId(follow_up_id), data.due_on))

    @post("/{follow_up_id:int}/assignee", status_code=200, summary="Give it to somebody")
    @inject
    def assign(
        self, request: Request, follow_up_id: int, data: WhoBody, assign: FromDishka[AssignFollowUp]
    ) -> OfClient:
        return OfClient(client_id=assign(FollowUpId(follow_up_id), data.user_id))


class InteractionsApi(Controller):
    path = "/interactions"
    tags = ("clients",)

    @post("/{interaction_id:int}/correction", summary="Tell it better; the first words stay behind it")
    @inject
    def correct(
        self, request: Request, interaction_id: int, data: SaidInput, correct: FromDishka[CorrectInteraction]
    ) -> Corrected:
        return Corrected(id=correct(InteractionId(interaction_id), data))

    @post("/{interaction_id:int}/end", status_code=200, summary="A wish no longer holds")
    @inject
    def end(self, request: Request, interaction_id: int, end: FromDishka[EndWish]) -> OfClient:
        return OfClient(client_id=end(InteractionId(interaction_id)))


ROUTES = (FollowUpsApi, InteractionsApi)
