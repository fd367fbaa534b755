"""What people wrote to us: read, answer, make a client of a stranger."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post
from litestar.params import FromPath

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.messaging.inbox import InboxQueries, ReadText
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.web.http import Request, Response, inject, page, see


class InboxController(Controller):
    path = "/messages/inbox"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        inbox: FromDishka[InboxQueries],
        clients: FromDishka[ClientQueries],
        unread: bool = False,
        client_id: int | None = None,
        after: str | None = None,
    ) -> Response:
        access.require(Permission.MESSAGES_VIEW)
        texts = inbox.page(viewer.scope, unread=unread, client_id=client_id, after=after)
        names = clients.names([row.client_id for row in texts.rows if row.client_id is not None])
        return page(request, "office/messages/inbox", texts=texts, names=names, client_id=client_id)

    @post("/{inbound_id:int}/reading", status_code=200)
    @inject
    def read(self, request: Request, inbound_id: FromPath[int], read: FromDishka[ReadText]) -> Response:
        read(inbound_id)
        return see(request, "/messages/inbox?unread=true", flash="Marked as read")


ROUTES = (InboxController,)
