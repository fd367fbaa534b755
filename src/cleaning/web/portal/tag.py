"""What a tag on a wall opens: anybody there rates the cleaning or reports a problem. It tells nothing of the client."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.premises.speak_at_tag import SaidAtTag, SpeakAtTag
from cleaning.application.premises.tag_queries import TagQueries
from cleaning.domain.premises.site_tag import LONGEST_TEXT
from cleaning.domain.shared.errors import RuleBroken
from cleaning.web.caller import caller_of
from cleaning.web.errors import status_of
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see

LARGEST = 16 * 1024 * 1024


class TagController(Controller):
    path = "/t/{token:str}"

    @get("/")
    @inject
    def show(
        self,
        request: Request,
        token: str,
        form: Form,
        tags: FromDishka[TagQueries],
        company: FromDishka[CompanyQueries],
        said: bool = False,
    ) -> Response:
        return _page(request, token, form, tags, company, said=said)

    @post("/rating", status_code=200, request_max_body_size=65_536)
    @inject
    def rate(
        self,
        request: Request,
        token: str,
        form: Form,
        speak: FromDishka[SpeakAtTag],
        tags: FromDishka[TagQueries],
        company: FromDishka[CompanyQueries],
    ) -> Response:
        stars = form.whole("stars", required=True, least=1, most=5)
        return _said(request, token, form, speak, tags, company, stars=stars)

    @post("/problem", status_code=200, request_max_body_size=LARGEST)
    @inject
    def report(
        self,
        request: Request,
        token: str,
        form: Form,
        speak: FromDishka[SpeakAtTag],
        tags: FromDishka[TagQueries],
        company: FromDishka[CompanyQueries],
    ) -> Response:
        photo = form.upload("photo")
        return _said(request, token, form, speak, tags, company, picture=photo[1] if photo else None)


def _said(
    request: Request,
    token: str,
    form: Form,
    speak: SpeakAtTag,
    tags: TagQueries,
    company: CompanyQueries,
    *,
    stars: int | None = None,
    picture: bytes | None = None,
) -> Response:
    """The hidden field that only machines fill is answered like success, so that it teaches them nothing."""
    if form.get("website"):
        return see(request, f"/t/{token}?said=true")
    status = 422
    with form.attempt():
        text, key = form.text("text", max=LONGEST_TEXT), form.text("key", required=True)
        said = form.into(
            SaidAtTag,
            token=token,
            sent_key=key,
            text=text,
            stars=stars,
            picture=picture,
            address=caller_of(request).origin,
        )
        try:
            speak(said)
        except RuleBroken as refusal:
            status = status_of(refusal)
            raise
    if form.errors:
        return _page(request, token, form, tags, company, status=status)
    return see(request, f"/t/{token}?said=true")


def _page(
    request: Request,
    token: str,
    form: Form,
    tags: TagQueries,
    company: CompanyQueries,
    *,
    said: bool = False,
    status: int = 200,
) -> Response:
    shown = {"token": token, "spot": tags.spot(token), "company_name": company.profile().name, "said": said}
    return page(request, "portal/tag", status=status, form=form, **shown)


ROUTES = (TagController,)
