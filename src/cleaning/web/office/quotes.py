"""Offers: the list, the builder with its live price, and the way from draft to contract."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.sales.decide_quote import AcceptQuote, DeclineQuote, ReopenQuote
from cleaning.application.sales.frequency import frequency
from cleaning.application.sales.offer_link import OfferLink
from cleaning.application.sales.price_quote import PricedQuote, PriceQuote
from cleaning.application.sales.quote_paper import PrintQuote
from cleaning.application.sales.send_quote import SendQuote
from cleaning.application.sales.write_quote import DraftQuote, ReviseQuote
from cleaning.application.shared.access import Access, Permission, Viewer
from cleaning.domain.sales.values import QuoteStage
from cleaning.domain.shared.ids import BranchId, ClientId, PremisesId, QuoteId, ServiceId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, file, inject, page, part, see, shell_of
from cleaning.web.office.quote_desk import QuoteDesk
from cleaning.web.office.quote_form import filled_rooms, read_quote

PDF = "application/pdf"


class QuoteController(Controller):
    path = "/quotes"

    @get("/")
    @inject
    def show(
        self, request: Request, access: FromDishka[Access], viewer: FromDishka[Viewer], desk: FromDishka[QuoteDesk],
        q: str = "", stage: str = "", client_id: int | None = None, after: str | None = None,
    ) -> Response:  # fmt: skip
        access.require(Permission.SALES_QUOTE_VIEW)
        found = [one.id for one in desk.clients.find(q, scope=viewer.scope, limit=50)] if q.strip() else []
        quotes = desk.sales.quotes(
            scope=viewer.scope, text=q, clients=found, stage=QuoteStage(stage) if stage in list(QuoteStage) else None,
            client_id=None if client_id is None else ClientId(client_id), moved=stage == "moved", after=after,
        )  # fmt: skip
        names = desk.clients.names(list({row.client_id for row in quotes.rows}))
        chosen = desk.clients.chosen(client_id, scope=viewer.scope)
        return page(
            request, "office/quotes/list", quotes=quotes, clients=names, stages=list(QuoteStage), client=chosen,
            today=desk.clock.today(),
        )  # fmt: skip

    @get("/new")
    @inject
    def new(
        self, request: Request, form: Form, access: FromDishka[Access], desk: FromDishka[QuoteDesk],
        client_id: int = 0, premises_id: int = 0,
    ) -> Response:  # fmt: skip
        access.require(Permission.SALES_QUOTE_EDIT)
        if not client_id:
            return page(request, "office/quotes/choose", form=form)
        shown = desk.new(form, ClientId(client_id), PremisesId(premises_id))
        return page(request, "office/quotes/new", form=form, **shown)

    @post("/grid", status_code=200)
    @inject
    def grid(self, request: Request, form: Form, access: FromDishka[Access], desk: FromDishka[QuoteDesk]) -> Response:
        """The grid as typed with one more task."""
        access.require(Permission.SALES_QUOTE_EDIT)
        more = form.ref("more_task")
        shown = desk.grid(form, None if more is None else ServiceId(more))
        return part(request, "office/quotes/_grid", form=form, **shown)

    @post("/calculation", status_code=200)
    @inject
    def calculate(
        self, request: Request, form: Form, access: FromDishka[Access], clients: FromDishka[ClientQueries],
        price: FromDishka[PriceQuote], desk: FromDishka[QuoteDesk],
    ) -> Response:  # fmt: skip
        """The live side: hours, cost, price and margin of what is typed; nothing is stored."""
        access.require(Permission.SALES_QUOTE_VIEW)
        client_id = form.ref("client_id", required=True) or 0
        said = read_quote(form, client_id, live=True)
        priced: PricedQuote | None = None
        with form.attempt():
            branch = clients.party(client_id).branch_id
            priced = price(form.into(said), BranchId(branch))
        return part(
            request, "office/quotes/_live", priced=priced, problems=list(dict.fromkeys(form.errors.values())),
            rates=desk.company.pricing_defaults(), room_names=filled_rooms(form), vat=desk.vat(), answered=True,
        )  # fmt: skip

    @post("/", status_code=200)
    @inject
    def create(
        self, request: Request, form: Form, desk: FromDishka[QuoteDesk], draft: FromDishka[DraftQuote]
    ) -> Response:
        client_id = form.ref("client_id", required=True) or 0
        said = read_quote(form, client_id)
        with form.attempt():
            quote_id = draft(form.into(said))
        if form.errors:
            shown = desk.new(form, ClientId(client_id), PremisesId(form.ref("premises_id") or 0))
            return page(request, "office/quotes/new", status=422, form=form, **shown)
        return see(request, f"/quotes/{quote_id}", flash="The offer is saved as a draft")

    @get("/{quote_id:int}")
    @inject
    def card(
        self, request: Request, quote_id: int, access: FromDishka[Access], viewer: FromDishka[Viewer],
        desk: FromDishka[QuoteDesk],
    ) -> Response:  # fmt: skip
        access.require(Permission.SALES_QUOTE_VIEW)
        shown = desk.card(QuoteId(quote_id))
        quote = shown["quote"]
        words = {line.id: frequency(line.rrule, viewer.lang) for line in quote.lines}
        shell = shell_of(request)
        link = f"{shell.public_url}/offers/{OfferLink(shell.secret).issue(quote.id, quote.edition)}"
        return page(request, "office/quotes/page", often=words, link=link, mail=desk.mail(quote, link), **shown)

    @get("/{quote_id:int}/edit")
    @inject
    def edit(
        self, request: Request, quote_id: int, form: Form, access: FromDishka[Access], desk: FromDishka[QuoteDesk]
    ) -> Response:
        access.require(Permission.SALES_QUOTE_EDIT)
        shown = desk.stored(form, QuoteId(quote_id))
        if shown["quote"].stage is not QuoteStage.DRAFT:
            return see(request, f"/quotes/{quote_id}")
        return page(request, "office/quotes/edit", form=form, **shown)

    @post("/{quote_id:int}", status_code=200)
    @inject
    def save(
        self, request: Request, quote_id: int, form: Form, desk: FromDishka[QuoteDesk], revise: FromDishka[ReviseQuote]
    ) -> Response:
        said = read_quote(form, form.ref("client_id", required=True) or 0)
        with form.attempt():
            revise(QuoteId(quote_id), form.into(said), version=form.whole("version"))
        if form.errors:
            shown = desk.stored(form, QuoteId(quote_id))
            return page(request, "office/quotes/edit", status=422, form=form, **shown)
        return see(request, f"/quotes/{quote_id}", flash="Saved")

    @get("/{quote_id:int}/pdf")
    @inject
    def pdf(self, request: Request, quote_id: int, print_quote: FromDishka[PrintQuote], lang: str = "") -> Response:
        content, name = print_quote(QuoteId(quote_id), lang=lang if lang in ("bg", "en") else None)
        return file(content, name, PDF, inline=True)

    @post("/{quote_id:int}/sending", status_code=200)
    @inject
    def send(self, request: Request, quote_id: int, form: Form, send: FromDishka[SendQuote]) -> Response:
        send(QuoteId(quote_id), version=form.whole("version"))
        return see(request, f"/quotes/{quote_id}", flash="The offer is sent; its price stands now")

    @post("/{quote_id:int}/acceptance", status_code=200)
    @inject
    def accept(self, request: Request, quote_id: int, form: Form, accept: FromDishka[AcceptQuote]) -> Response:
        chosen = form.refs("chosen") if form.flag("choosing") else None
        contract_id = accept(QuoteId(quote_id), chosen=chosen, version=form.whole("version"))
        return see(request, f"/contracts/{contract_id}", flash="Accepted: the contract is made")

    @post("/{quote_id:int}/refusal", status_code=200)
    @inject
    def decline(self, request: Request, quote_id: int, form: Form, decline: FromDishka[DeclineQuote]) -> Response:
        decline(QuoteId(quote_id), reason=form.text("reason", max=500), version=form.whole("version"))
        return see(request, f"/quotes/{quote_id}", flash="The refusal is noted")

    @post("/{quote_id:int}/editions", status_code=200)
    @inject
    def reopen(self, request: Request, quote_id: int, form: Form, reopen: FromDishka[ReopenQuote]) -> Response:
        reopen(QuoteId(quote_id), version=form.whole("version"))
        return see(request, f"/quotes/{quote_id}", flash="The next edition is a draft at today's prices")


ROUTES = (QuoteController,)
