"""An offer by its link: its client reads it, takes it or declines it, without a login."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.sales.answer_offer import AcceptOffer, OfferAnswer, RefuseOffer
from cleaning.application.sales.frequency import frequency
from cleaning.application.sales.offer_link import OfferLink
from cleaning.application.sales.public_offer import ReadOffer
from cleaning.domain.shared.errors import Conflict, NotFound, RuleBroken
from cleaning.web.caller import caller_of
from cleaning.web.errors import status_of
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, file, inject, lang_of, page, see, shell_of


class OfferController(Controller):
    path = "/offers/{token:str}"

    @get("/")
    @inject
    def show(
        self, request: Request, token: str, form: Form, read: FromDishka[ReadOffer],
        company: FromDishka[CompanyQueries], premises: FromDishka[PremisesQueries],
    ) -> Response:  # fmt: skip
        return _page(request, token, form, read, company, premises)

    @get("/pdf")
    @inject
    def pdf(self, request: Request, token: str, read: FromDishka[ReadOffer]) -> Response:
        return file(read.pdf(token, _link(request)), "offer.pdf", "application/pdf", inline=True)

    @post("/acceptance", status_code=200, request_max_body_size=65_536)
    @inject
    def accept(
        self, request: Request, token: str, form: Form, accept: FromDishka[AcceptOffer], read: FromDishka[ReadOffer],
        company: FromDishka[CompanyQueries], premises: FromDishka[PremisesQueries],
    ) -> Response:  # fmt: skip
        chosen = [int(text) for text in form.all("chosen") if text.isascii() and text.isdigit() and len(text) < 5]
        name = form.text("name", required=True, max=120)
        answer = OfferAnswer(token=token, name=name, chosen=chosen, address=caller_of(request).origin)
        status = 422
        with form.attempt():
            try:
                if not form.errors:
                    accept(answer, _link(request))
            except (RuleBroken, Conflict) as refusal:
                status = status_of(refusal)
                raise
        if form.errors:
            return _page(request, token, form, read, company, premises, status=status)
        return see(request, f"/offers/{token}")

    @post("/refusal", status_code=200, request_max_body_size=65_536)
    @inject
    def refuse(
        self, request: Request, token: str, form: Form, refuse: FromDishka[RefuseOffer], read: FromDishka[ReadOffer],
        company: FromDishka[CompanyQueries], premises: FromDishka[PremisesQueries],
    ) -> Response:  # fmt: skip
        answer = OfferAnswer(token=token, reason=form.text("reason", max=500), address=caller_of(request).origin)
        status = 422
        with form.attempt():
            try:
                if not form.errors:
                    refuse(answer, _link(request))
            except (RuleBroken, Conflict) as refusal:
                status = status_of(refusal)
                raise
        if form.errors:
            return _page(request, token, form, read, company, premises, status=status)
        return see(request, f"/offers/{token}")


def _link(request: Request) -> OfferLink:
    return OfferLink(shell_of(request).secret)


def _page(
    request: Request, token: str, form: Form, read: ReadOffer, company: CompanyQueries, premises: PremisesQueries,
    *, status: int = 200,
) -> Response:  # fmt: skip
    lang, profile = lang_of(request), company.profile()
    try:
        offer = read(token, _link(request), lang=lang)
    except NotFound:
        return page(
            request, "portal/offer_gone", status=404, form=form, company_name=profile.name, profile=profile, token=token
        )
    return page(
        request, "portal/offer", status=status, form=form, company_name=profile.name, profile=profile, token=token,
        offer=offer, quote=offer.quote, often={line.id: frequency(line.rrule, lang) for line in offer.quote.lines},
        sites=premises.names([line.premises_id for line in offer.quote.lines]),
    )  # fmt: skip


ROUTES = (OfferController,)
