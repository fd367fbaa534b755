"""Settings: keys with which programs use the API."""

from __future__ import annotations

from datetime import UTC, datetime, time

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.identity.keys import CreateKey, KeyRequest, RevokeKey
from cleaning.application.identity.queries import IdentityQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.shared.ids import ApiKeyId, UserId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


class KeyController(Controller):
    path = "/settings/keys"

    @get("/")
    @inject
    def show(
        self, request: Request, form: Form, access: FromDishka[Access], identity: FromDishka[IdentityQueries]
    ) -> Response:
        access.require(Permission.IDENTITY_KEY_EDIT)
        return _page(request, form, identity)

    @post("/", status_code=200)
    @inject
    def create(
        self, request: Request, form: Form, create: FromDishka[CreateKey], identity: FromDishka[IdentityQueries]
    ) -> Response:
        name, user_id, until = form.text("name", required=True), form.ref("user_id", required=True), form.date("until")
        new = None
        with form.attempt():
            if user_id is not None and not form.errors:
                expires_at = None if until is None else datetime.combine(until, time(23, 59), UTC)
                scopes = tuple(form.all("scopes"))
                new = create(KeyRequest(name=name, user_id=UserId(user_id), scopes=scopes, expires_at=expires_at))
        if new is None:
            return _page(request, form, identity, status=422)
        # The one answer that shows the secret: shown, never stored, so this form carries no repeat key.
        return page(request, "office/settings/key", name=name, secret=new.secret)

    @post("/{key_id:int}/end", status_code=200)
    @inject
    def revoke(self, request: Request, key_id: int, revoke: FromDishka[RevokeKey]) -> Response:
        revoke(ApiKeyId(key_id))
        return see(request, "/settings/keys", flash="The key no longer works")


def _page(request: Request, form: Form, identity: IdentityQueries, *, status: int = 200) -> Response:
    scopes = [permission.value for permission in Permission]
    return page(
        request,
        "office/settings/keys",
        status=status,
        form=form,
        keys=identity.keys(),
        users=identity.users(),
        scopes=scopes,
    )


ROUTES = (KeyController,)
