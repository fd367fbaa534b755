"""Messages, as records."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, get, post
from litestar.params import FromPath

from cleaning.application.messaging.inbox import InboxQueries, InboxRow, ReadText
from cleaning.application.messaging.queries import MessageQueries, MessageRow
from cleaning.application.messaging.send_text import SendText, Text
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.paging import Page
from cleaning.domain.messaging.values import Purpose, Stage
from cleaning.domain.shared.ids import ClientId
from cleaning.web.http import Request, inject


class NewMessage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One SMS to a client's mobile number."""

    client_id: int
    text: str
    purpose: Purpose = Purpose.SERVICE
    in_latin: bool = False


class MessageApi(Controller):
    path = "/messages"
    tags = ["messages"]  # noqa: RUF012 – Litestar reads it as it is

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        messages: FromDishka[MessageQueries],
        stage: Stage | None = None,
        purpose: Purpose | None = None,
        client: int | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[MessageRow]:
        """Messages, newest first."""
        access.require(Permission.MESSAGES_VIEW)
        return messages.page(viewer.scope, stage=stage, purpose=purpose, client_id=client, after=after, limit=limit)

    @get("/inbox", summary="What people wrote to us, newest first")
    @inject
    def inbox(
        self,
        request: Request,
        access: FromDishka[Access],
        inbox: FromDishka[InboxQueries],
        unread: bool = False,
        client: int | None = None,
        after: str | None = None,
        limit: int | None = None,
    ) -> Page[InboxRow]:
        access.require(Permission.MESSAGES_VIEW)
        return inbox.page(access.viewer.scope, unread=unread, client_id=client, after=after, limit=limit)

    @post("/inbox/{inbound_id:int}/reading", status_code=200, summary="Somebody takes care of it")
    @inject
    def read(
        self,
        request: Request,
        inbound_id: FromPath[int],
        access: FromDishka[Access],
        inbox: FromDishka[InboxQueries],
        read: FromDishka[ReadText],
    ) -> InboxRow:
        read(inbound_id)
        return inbox.one(access.viewer.scope, inbound_id)

    @get("/{message_id:int}")
    @inject
    def card(
        self,
        request: Request,
        message_id: FromPath[int],
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        messages: FromDishka[MessageQueries],
    ) -> MessageRow:
        """One message and how far it got."""
        access.require(Permission.MESSAGES_VIEW)
        return messages.card(viewer.scope, message_id)

    @post("/")
    @inject
    def send(
        self,
        request: Request,
        data: NewMessage,
        viewer: FromDishka[Viewer],
        send: FromDishka[SendText],
        messages: FromDishka[MessageQueries],
    ) -> MessageRow:
        """Queue an SMS; the same Idempotency-Key never writes twice."""
        message_id = send(
            Text(
                client_id=ClientId(data.client_id),
                text=data.text,
                purpose=data.purpose,
                in_latin=data.in_latin,
                key=request.headers.get("idempotency-key", ""),
            )
        )
        return messages.card(viewer.scope, message_id)


ROUTES = (MessageApi,)
