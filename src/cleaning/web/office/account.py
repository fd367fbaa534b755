"""What a user may change about their own entry."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.identity.change_password import ChangePassword, PasswordChange
from cleaning.application.identity.queries import IdentityQueries
from cleaning.application.identity.sign_out import RevokeSession
from cleaning.application.shared.access import Viewer
from cleaning.domain.shared.errors import RuleBroken
from cleaning.web.caller import session_token
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see


class AccountController(Controller):
    path = "/account"

    @get("/")
    @inject
    def show(
        self, request: Request, form: Form, viewer: FromDishka[Viewer], identity: FromDishka[IdentityQueries]
    ) -> Response:
        return _page(request, form, viewer, identity)

    @post("/password", status_code=200)
    @inject
    def change_password(
        self,
        request: Request,
        form: Form,
        viewer: FromDishka[Viewer],
        change: FromDishka[ChangePassword],
        identity: FromDishka[IdentityQueries],
    ) -> Response:
        old, new, again = (form.get(name) or "" for name in ("old", "password", "again"))
        if new != again:
            form.refuse("again", RuleBroken("user.passwords_differ"))
        with form.attempt():
            if not form.errors:
                change(PasswordChange(old=old, new=new, token=session_token(request)))
        if form.errors:
            return _page(request, form, viewer, identity, status=422)
        return see(request, "/account", flash="The password is changed; you were signed out everywhere else.")

    @post("/sessions/{session_id:int}/end", status_code=200)
    @inject
    def revoke(self, request: Request, session_id: int, revoke: FromDishka[RevokeSession]) -> Response:
        revoke(session_id)
        return see(request, "/account", flash="That device is signed out.")


def _page(request: Request, form: Form, viewer: Viewer, identity: IdentityQueries, *, status: int = 200) -> Response:
    sessions = identity.sessions(viewer.user_id, session_token(request)) if viewer.user_id else []
    return page(request, "office/account/page", status=status, form=form, sessions=sessions)


ROUTES = (AccountController,)
