"""The short way: a new client, their premises and the contract on one page, stored together or not at all."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.add_client import AddClient
from cleaning.application.clients.commands import NewClient
from cleaning.application.premises.add_premises import AddPremises
from cleaning.application.premises.commands import NewPremises
from cleaning.application.sales.contract_inputs import ContractInputs, ContractLineInputs, TermsInputs
from cleaning.application.sales.write_contract import ActivateContract, DraftContract
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Work
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import ClientId, PremisesId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see
from cleaning.web.office.contract_form import next_month, read_line
from cleaning.web.office.quote_form import SIGN_CHOICES
from cleaning.web.office.service_form import row_names

PERSON = ("given_name", "family_name")
FIRM = ("legal_name", "eik")


class ContractStartController(Controller):
    path = "/contracts/start"

    @get("/")
    @inject
    def blank(
        self, request: Request, form: Form, access: FromDishka[Access], clock: FromDishka[Clock], kind: str = ""
    ) -> Response:
        access.require(Permission.SALES_CONTRACT_EDIT)
        return page(request, "office/contracts/start", form=form, **_shown(form, kind, clock))

    @post("/", status_code=200)
    @inject
    def start(
        self, request: Request, form: Form, add: FromDishka[AddClient], place: FromDishka[AddPremises],
        draft: FromDishka[DraftContract], activate: FromDishka[ActivateContract], clock: FromDishka[Clock],
        work: FromDishka[Work],
    ) -> Response:  # fmt: skip
        """A refusal anywhere stores nothing: it is one transaction."""
        kind = form.choice("kind", ClientKind) or ClientKind.ORGANISATION
        starts_on, months = form.date("starts_on", required=True), form.whole("months", least=1, most=120)
        client = form.into(_client, form=form, kind=kind) if not form.errors else None
        made: list[Any] = []
        with form.attempt(), work:
            if client is not None and starts_on is not None:
                client_id = add(client, begun=True)
                lines = _lines(form, client_id, place)
                if not form.errors:
                    title = form.text("title") or client.legal_name or f"{client.given_name} {client.family_name}"
                    said = ContractInputs(
                        client_id=client_id, title=title, starts_on=starts_on, months=months, lines=lines,
                        terms=TermsInputs(renewal_months=12 if form.flag("renews") and months else None),
                    )  # fmt: skip
                    made.append(draft(said))
                    if form.flag("signed"):
                        activate(made[0])
            form.into(dict)  # what was refused on the way undoes what was stored before it
        if form.errors or not made:
            return page(request, "office/contracts/start", status=422, form=form, **_shown(form, str(kind), clock))
        return see(request, f"/contracts/{made[0]}", flash="Client, premises and contract are stored")


def _client(*, form: Form, kind: ClientKind) -> NewClient:
    names = PERSON if kind is ClientKind.INDIVIDUAL else FIRM
    return NewClient(
        kind=kind, phone=form.text("phone") or None, despite_twins=form.flag("despite_twins"),
        **{name: form.text(name) for name in names},
    )  # fmt: skip


def _lines(form: Form, client_id: ClientId, add: AddPremises) -> tuple[ContractLineInputs, ...]:
    """A row with a place is a new premises; one without is another service at the place above."""
    lines: list[ContractLineInputs] = []
    premises_id: PremisesId | None = None
    for row in form.rows("line"):
        name, address = row.text("site"), row.text("address")
        area = row.decimal("area", least=0, most=1_000_000)
        if not any((name, address, area, row.get("service_id"), row.get("price"))):
            continue
        if name or premises_id is None:
            try:
                premises_id = add(NewPremises(client_id=client_id, name=name, street=address, area=area))
            except RuleBroken as refused:
                field = str(refused.facts.get("field", "name"))
                row.refuse({"name": "site", "street": "address"}.get(field, field), refused)
                return ()  # what was stored so far is undone already
        lines.append(read_line(row, premises_id))
    if not lines and not form.errors:
        form.refuse("", RuleBroken("contract.empty"))
    return tuple(lines)


def _shown(form: Form, kind: str, clock: Clock) -> dict[str, Any]:
    names = row_names(form, "line") or ["line-0", "line-1"]
    return {
        "kind": kind if kind in list(ClientKind) else str(ClientKind.ORGANISATION), "signs": SIGN_CHOICES,
        "lines": [{"name": name} for name in names], "starts_on": next_month(clock.today()).isoformat(),
        "repeated": bool(form.errors.get("")),
    }  # fmt: skip


ROUTES = (ContractStartController,)
