"""What was promised to clients: everybody's list, done, put off, given to somebody."""

from __future__ import annotations

from datetime import timedelta

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.finish_follow_up import FinishFollowUp
from cleaning.application.clients.postpone_follow_up import AssignFollowUp, PostponeFollowUp
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.clients.set_follow_up import NewFollowUp, SetFollowUp
from cleaning.application.identity.queries import IdentityQueries
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.domain.shared.ids import ClientId, FollowUpId, UserId
from cleaning.web.cookies import own_address
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, part, see
from cleaning.web.office.client_history import renewed
from cleaning.web.office.requests import desk_people


class FollowUpController(Controller):
    path = "/follow-ups"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        clients: FromDishka[ClientQueries],
        identity: FromDishka[IdentityQueries],
        clock: FromDishka[Clock],
        who: str = "",
        show: str = "",
        after: str | None = None,
    ) -> Response:
        """``who=mine`` are mine and nobody's, ``show`` is due, done or everything that is open."""
        access.require(Permission.CLIENTS_INTERACTION_LOG)
        viewer = access.viewer
        tasks = clients.follow_ups(
            scope=viewer.scope,
            until=clock.today() if show == "due" else None,
            user_id=viewer.user_id if who == "mine" else None,
            done=show == "done",
            after=after,
        )
        return page(
            request,
            "office/follow_ups/list",
            tasks=tasks,
            today=clock.today(),
            people=desk_people(identity),
            show=show,
        )

    @get("/people")
    @inject
    def people(self, request: Request, access: FromDishka[Access], identity: FromDishka[IdentityQueries]) -> Response:
        """Whom a promise can be given to, for the list of a form."""
        access.require(Permission.CLIENTS_INTERACTION_LOG)
        others = [(user, name) for user, name in desk_people(identity) if user != access.viewer.user_id]
        return part(request, "office/follow_ups/_people", people=others)

    @post("/", status_code=200)
    @inject
    def set(self, request: Request, form: Form, promise: FromDishka[SetFollowUp]) -> Response:
        client, assignee = form.ref("client_id", required=True), form.ref("assignee_id")
        text, day = form.text("text", required=True, max=500), form.date("due_on", required=True)
        promise(
            form.into(
                NewFollowUp,
                client_id=ClientId(client or 0),
                text=text,
                due_on=day,
                assignee_id=None if assignee is None else UserId(assignee),
            )
        )
        return see(request, f"/clients/{client}", flash="Saved")

    @post("/{follow_up_id:int}/done", status_code=200)
    @inject
    def finish(
        self,
        request: Request,
        follow_up_id: int,
        form: Form,
        finish: FromDishka[FinishFollowUp],
        viewer: FromDishka[Viewer],
        clients: FromDishka[ClientQueries],
    ) -> Response:
        """Pressed in a history, the history comes back."""
        client_id = finish(FollowUpId(follow_up_id))
        if form.get("in") == "history":
            return renewed(request, client_id, clients, viewer, form)
        return see(request, own_address(form.get("back"), f"/clients/{client_id}"), flash="The promise is kept")

    @post("/{follow_up_id:int}/postponement", status_code=200)
    @inject
    def postpone(
        self,
        request: Request,
        follow_up_id: int,
        form: Form,
        postpone: FromDishka[PostponeFollowUp],
        clock: FromDishka[Clock],
    ) -> Response:
        """To a day, or so many days from today."""
        days = form.whole("days", least=0, most=365)
        day = form.date("due_on") or clock.today() + timedelta(days=days or 1)
        client_id = postpone(FollowUpId(follow_up_id), day)
        return see(request, own_address(form.get("back"), f"/clients/{client_id}"), flash="Put off")

    @post("/{follow_up_id:int}/assignee", status_code=200)
    @inject
    def assign(self, request: Request, follow_up_id: int, form: Form, assign: FromDishka[AssignFollowUp]) -> Response:
        user = form.ref("assignee_id")
        client_id = assign(FollowUpId(follow_up_id), None if user is None else UserId(user))
        return see(request, own_address(form.get("back"), f"/clients/{client_id}"), flash="Saved")


ROUTES = (FollowUpController,)
