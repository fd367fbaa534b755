"""Work: the dispatch board. A week, crews as rows, and what waits for a crew."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.application.visits.queries import VisitQueries
from cleaning.application.workforce.queries import WorkforceQueries
from cleaning.web.days import midnight, week_start
from cleaning.web.http import Request, Response, inject, page
from cleaning.web.office.board_week import Week, arrange


def this_week(text: str, viewer: Viewer, clock: Clock, visits: VisitQueries, workforce: WorkforceQueries) -> Week:
    """The week named by the address, with everything on it."""
    monday = week_start(text, clock.today())
    week = Week(monday, clock.today(), [], [], [])
    blocks = visits.board(viewer.scope, midnight(monday), midnight(week.after))
    crews = workforce.crews(viewer.scope, inactive=True)
    alone = {person for block in blocks if block.crew_id is None for person in block.people}
    return arrange(blocks, crews, workforce.names(alone), monday, clock.now())


class BoardController(Controller):
    path = "/visits/board"

    @get("/")
    @inject
    def board(
        self,
        request: Request,
        access: FromDishka[Access],
        viewer: FromDishka[Viewer],
        clock: FromDishka[Clock],
        visits: FromDishka[VisitQueries],
        workforce: FromDishka[WorkforceQueries],
        week: str = "",
    ) -> Response:
        access.require(Permission.VISITS_VIEW)
        return page(request, "office/board/page", week=this_week(week, viewer, clock, visits, workforce))


ROUTES = (BoardController,)
