"""Who carries our messages: what each provider can do, what is left with it, and a text to try it out."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post
from litestar.params import FromPath

from cleaning.application.messaging.gateways import Gateways
from cleaning.application.messaging.send_trial import SendTrial, Trial
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.shared.errors import NotFound
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, part, see


class ProviderController(Controller):
    path = "/messages/providers"

    @get("/")
    @inject
    def list(
        self, request: Request, form: Form, access: FromDishka[Access], gateways: FromDishka[Gateways]
    ) -> Response:
        access.require(Permission.MESSAGES_VIEW)
        return _shown(request, form, gateways)

    @get("/{name:str}/balance")
    @inject
    def balance(
        self, request: Request, name: FromPath[str], access: FromDishka[Access], gateways: FromDishka[Gateways]
    ) -> Response:
        """Asked for only when somebody wants to know: it is a call to the provider."""
        access.require(Permission.MESSAGES_VIEW)
        if name not in gateways.names():
            raise NotFound("gateway", name)
        return part(request, "office/messages/_balance", name=name, asked=True, balance=gateways.get(name).balance())

    @post("/trial", status_code=200)
    @inject
    def trial(
        self, request: Request, form: Form, gateways: FromDishka[Gateways], send: FromDishka[SendTrial]
    ) -> Response:
        phone, text = form.text("phone", required=True, max=40), form.text("text", required=True, max=1000)
        message_id = None
        with form.attempt():
            message_id = send(form.into(Trial, phone=phone, text=text, key=form.get("key") or ""))
        if form.errors:
            return _shown(request, form, gateways, status=422)
        return see(request, f"/messages/{message_id}", flash="The message is queued")


def _shown(request: Request, form: Form, gateways: Gateways, status: int = 200) -> Response:
    providers = [gateways.get(name) for name in gateways.names()]
    return page(request, "office/messages/providers", status=status, form=form, providers=providers)


ROUTES = (ProviderController,)
