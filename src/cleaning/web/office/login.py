"""In, out, and how one looks at things: language and branch."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.identity.choose_view import ChooseBranch, ChooseLanguage
from cleaning.application.identity.sign_in import Credentials, SignIn
from cleaning.application.identity.sign_out import SignOut
from cleaning.application.shared.access import Role, Visitor
from cleaning.domain.shared.errors import RuleBroken
from cleaning.web.caller import caller_of, session_token
from cleaning.web.cookies import drop_session, keep_language, keep_session, own_address
from cleaning.web.errors import status_of
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see
from cleaning.web.i18n import LANGUAGES

HOMES = {Role.CREW: "/crew", Role.CLIENT: "/account"}


def _page(request: Request, form: Form, company: CompanyQueries, status: int = 200) -> Response:
    profile = company.profile()
    demo = company.setting("demo") or {}
    after = own_address(form.get("next") or request.query_params.get("next"))
    return page(request, "login", status=status, form=form, company_name=profile.name, demo=demo, next=after)


class LoginController(Controller):
    path = "/"

    @get("/login")
    @inject
    def show(
        self, request: Request, form: Form, visitor: FromDishka[Visitor], company: FromDishka[CompanyQueries]
    ) -> Response:
        if visitor.viewer is not None:
            after = own_address(request.query_params.get("next"), HOMES.get(visitor.viewer.role, "/"))
            return see(request, after)
        return _page(request, form, company)

    @post("/login", status_code=200)
    @inject
    def enter(
        self, request: Request, form: Form, sign_in: FromDishka[SignIn], company: FromDishka[CompanyQueries]
    ) -> Response:
        login, password = form.text("login", required=True), form.get("password") or ""
        if not password:
            form.refuse("password", RuleBroken("field.required"))
        if form.errors:
            return _page(request, form, company, status=422)
        caller = caller_of(request)
        try:
            entry = sign_in(
                Credentials(
                    login=login,
                    password=password,
                    address=caller.origin,
                    agent=caller.agent,
                    old_token=session_token(request),
                )
            )
        except RuleBroken as refusal:
            form.refuse("", refusal)
            return _page(request, form, company, status=status_of(refusal))
        home = HOMES.get(Role(entry.role), "/")
        after = own_address(form.get("next"), home)
        response = see(request, home if after == "/" else after)
        keep_session(request, response, entry.token)
        keep_language(request, response, entry.lang)
        return response

    @post("/logout", status_code=200)
    @inject
    def leave(self, request: Request, sign_out: FromDishka[SignOut]) -> Response:
        if token := session_token(request):
            sign_out(token)
        response = see(request, "/login")
        drop_session(request, response)
        return response

    @post("/language", status_code=200)
    @inject
    def speak(
        self, request: Request, form: Form, visitor: FromDishka[Visitor], choose: FromDishka[ChooseLanguage]
    ) -> Response:
        lang = form.get("lang") if form.get("lang") in LANGUAGES else "bg"
        if visitor.viewer is not None and visitor.viewer.user_id is not None:
            choose(lang)
        response = see(request, own_address(form.get("back")))
        keep_language(request, response, lang)
        return response

    @post("/branch", status_code=200)
    @inject
    def look_at(self, request: Request, form: Form, choose: FromDishka[ChooseBranch]) -> Response:
        choose(session_token(request) or "", form.ref("branch_id"))
        return see(request, own_address(form.get("back")))


ROUTES = (LoginController,)
