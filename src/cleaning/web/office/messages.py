"""Messages: what was sent, what is stuck, one SMS to a client, and the rules that write by themselves."""

from __future__ import annotations

from datetime import timedelta

from dishka import FromDishka
from litestar import Controller, get, post
from litestar.params import FromPath

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.clients.recipients import RecipientQueries
from cleaning.application.messaging.change_rule import ChangeRule, RuleChange
from cleaning.application.messaging.gateways import Gateways
from cleaning.application.messaging.measure import measure
from cleaning.application.messaging.queries import MessageQueries
from cleaning.application.messaging.send_text import SendText, Text
from cleaning.application.messaging.settle_message import LetMessageBe, SendAgain
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.domain.messaging.rule import BY_DAYS, BY_THE_CLOCK, MOST_DAYS, MOST_LEVELS
from cleaning.domain.messaging.values import Purpose, RuleEvent, Stage
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.domain.shared.ids import ClientId, MessageId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, part, see

TRIAL = "console"
KINDS = {"by_days": BY_DAYS, "by_the_clock": BY_THE_CLOCK}
LATELY = timedelta(days=30)
WRITTEN = (Purpose.SERVICE, Purpose.URGENT, Purpose.PAYMENT, Purpose.MARKETING)


class MessageController(Controller):
    path = "/messages"

    @get("/")
    @inject
    def list(
        self,
        request: Request,
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        messages: FromDishka[MessageQueries],
        clients: FromDishka[ClientQueries],
        clock: FromDishka[Clock],
        gateways: FromDishka[Gateways],
        stage: Stage | None = None,
        purpose: Purpose | None = None,
        client_id: int | None = None,
        after: str | None = None,
    ) -> Response:
        access.require(Permission.MESSAGES_VIEW)
        found = messages.page(viewer.scope, stage=stage, purpose=purpose, client_id=client_id, after=after)
        chosen = clients.chosen(client_id, scope=viewer.scope)
        names = clients.names([row.client_id for row in found.rows if row.client_id])
        return page(
            request,
            "office/messages/list",
            messages=found,
            counts=messages.counts(viewer.scope, clock.now() - LATELY),
            names=names if chosen is None else names | {chosen.id: chosen},
            client_id=client_id,
            stages=list(Stage),
            purposes=list(Purpose),
            trial=gateways.choose("", Purpose.SERVICE).name == TRIAL,
        )

    @get("/new")
    @inject
    def new(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        recipients: FromDishka[RecipientQueries],
        client_id: int | None = None,
        purpose: Purpose = Purpose.SERVICE,
        text: str = "",
    ) -> Response:
        """``text`` and ``purpose`` are what another screen proposes to write."""
        access.require(Permission.MESSAGES_SEND)
        return _written(request, form, client_id, access, recipients, purpose=purpose, text=text[:2000])

    @get("/measure")
    @inject
    def measure(self, request: Request, access: FromDishka[Access], text: str = "") -> Response:
        """How many SMS the typed text is, and what Latin letters would save."""
        access.require(Permission.MESSAGES_SEND)
        return part(request, "office/messages/_measure", measured=measure(text[:2000]))

    @post("/", status_code=200)
    @inject
    def send(
        self,
        request: Request,
        form: Form,
        access: FromDishka[Access],
        send: FromDishka[SendText],
        recipients: FromDishka[RecipientQueries],
    ) -> Response:
        client_id = form.ref("client_id", required=True)
        text = form.text("text", required=True, max=2000)
        purpose = form.choice("purpose", Purpose) or Purpose.SERVICE
        with form.attempt():
            send(
                form.into(
                    Text,
                    client_id=ClientId(client_id or 0),
                    text=text,
                    purpose=purpose,
                    in_latin=form.flag("in_latin"),
                    key=form.get("key") or "",
                )
            )
        if form.errors:
            return _written(request, form, client_id, access, recipients, status=422)
        return see(request, f"/messages?client_id={client_id}", flash="The message is queued")

    @get("/rules")
    @inject
    def rules(
        self, request: Request, form: Form, access: FromDishka[Access], messages: FromDishka[MessageQueries]
    ) -> Response:
        access.require(Permission.MESSAGES_VIEW)
        return page(
            request,
            "office/messages/rules",
            rules=[messages.rule(event) for event in RuleEvent],
            form=form,
            failed=None,
            **KINDS,
        )

    @post("/rules/{event:str}", status_code=200)
    @inject
    def change(
        self,
        request: Request,
        event: FromPath[str],
        form: Form,
        change: FromDishka[ChangeRule],
        messages: FromDishka[MessageQueries],
    ) -> Response:
        if event not in list(RuleEvent):
            raise NotFound("rule", event)
        send_from = form.time("send_from", required=True)
        text_bg = form.text("text_bg", required=True, max=1000)
        text_en = form.text("text_en", required=True, max=1000)
        days = _days(form)
        with form.attempt():
            change(
                form.into(
                    RuleChange,
                    event=RuleEvent(event),
                    active=form.flag("active"),
                    send_from=send_from,
                    text_bg=text_bg,
                    text_en=text_en,
                    days=days,
                    version=form.whole("version"),
                )
            )
        if form.errors:
            rules = [messages.rule(one) for one in RuleEvent]
            return page(request, "office/messages/rules", status=422, rules=rules, form=form, failed=event, **KINDS)
        return see(request, "/messages/rules", flash="Saved")

    @get("/{message_id:int}")
    @inject
    def card(
        self,
        request: Request,
        message_id: FromPath[int],
        viewer: FromDishka[Viewer],
        access: FromDishka[Access],
        messages: FromDishka[MessageQueries],
        clients: FromDishka[ClientQueries],
    ) -> Response:
        access.require(Permission.MESSAGES_VIEW)
        message = messages.card(viewer.scope, message_id)
        return page(
            request,
            "office/messages/page",
            message=message,
            attempts=messages.attempts(viewer.scope, message_id),
            client=clients.names([message.client_id]).get(message.client_id) if message.client_id else None,
        )

    @post("/{message_id:int}/sending", status_code=200)
    @inject
    def again(self, request: Request, message_id: FromPath[int], again: FromDishka[SendAgain]) -> Response:
        again(MessageId(message_id))
        return see(request, f"/messages/{message_id}", flash="It will be sent once more")

    @post("/{message_id:int}/cancellation", status_code=200)
    @inject
    def cancel(self, request: Request, message_id: FromPath[int], let_be: FromDishka[LetMessageBe]) -> Response:
        let_be(MessageId(message_id))
        return see(request, f"/messages/{message_id}", flash="Nothing more will be sent")


def _days(form: Form) -> tuple[int, ...]:
    """Numbers with commas or spaces between them, as people write them."""
    parts = (form.text("days", max=60) or "").replace(",", " ").replace(";", " ").split()
    if all(part.isdigit() and len(part) < 6 for part in parts):
        return tuple(map(int, parts))
    form.refuse("days", RuleBroken("rule.days", most=MOST_LEVELS, longest=MOST_DAYS))
    return ()


def _written(
    request: Request,
    form: Form,
    client_id: int | None,
    access: Access,
    recipients: RecipientQueries,
    *,
    status: int = 200,
    purpose: Purpose = Purpose.SERVICE,
    text: str = "",
) -> Response:
    recipient = recipients.recipients([client_id]).get(client_id) if client_id else None
    if recipient is not None and recipient.branch_id not in access.viewer.branch_ids:
        recipient = None
    return page(
        request,
        "office/messages/new",
        status=status,
        form=form,
        recipient=recipient,
        purposes=WRITTEN,
        purpose=purpose,
        text=text,
        measured=measure(form.get("text") or text),
    )


ROUTES = (MessageController,)
