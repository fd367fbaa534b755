"""Settings: what persons and firms differ in – demanded fields, papers, columns of the list, numbers."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.clients.kind_rules import KindRules, rules_of
from cleaning.application.clients.kind_rules import key_of as rules_key
from cleaning.application.clients.set_kind_rules import SetKindRules
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.documents.paper_sets import ChoosePapers, PaperSets, sets_of
from cleaning.application.documents.paper_sets import key_of as papers_key
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.clients.columns import OFFERED as COLUMNS
from cleaning.domain.clients.columns import Column
from cleaning.domain.clients.demands import DEMANDABLE
from cleaning.domain.clients.numbering import SERIES
from cleaning.domain.clients.values import ClientKind
from cleaning.domain.documents.sets import OFFERED as PAPERS
from cleaning.domain.documents.sets import Origin
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, inject, page, see
from cleaning.web.office.client_form import LABELS

E = TypeVar("E", bound=StrEnum)


class KindSettingsController(Controller):
    path = "/settings/kinds"

    @get(["/", "/{client_kind:str}"])
    @inject
    def show(
        self, request: Request, form: Form, access: FromDishka[Access], company: FromDishka[CompanyQueries],
        client_kind: str = "organisation",
    ) -> Response:  # fmt: skip
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return _page(request, form, company, _kind(client_kind))

    @post("/{client_kind:str}", status_code=200)
    @inject
    def save(
        self, request: Request, client_kind: str, form: Form, rule: FromDishka[SetKindRules],
        choose: FromDishka[ChoosePapers], work: FromDishka[Work], company: FromDishka[CompanyQueries],
    ) -> Response:  # fmt: skip
        """All three or nothing."""
        kind = _kind(client_kind)
        columns = _ticked(form, "columns", Column)
        papers = {origin.value: _ticked(form, origin.value, Kind) for origin in Origin}
        with form.attempt(), work:
            rule(kind, form.into(KindRules, required=tuple(form.all("required")), columns=columns))
            choose(kind, PaperSets(**papers))
        if form.errors:
            return _page(request, form, company, kind, status=422)
        return see(request, f"/settings/kinds/{kind}", flash="Saved")


def _ticked(form: Form, name: str, kind: type[E]) -> tuple[E, ...]:
    """The ticked boxes; what was never offered is refused."""
    texts, known = form.all(name), [str(one) for one in kind]
    for unknown in (text for text in texts if text not in known):
        form.refuse(name, RuleBroken("field.not_offered", value=unknown))
    return tuple(kind(text) for text in texts if text in known)


def _kind(name: str) -> ClientKind:
    if name not in list(ClientKind):
        raise NotFound("kind", name)
    return ClientKind(name)


def _page(request: Request, form: Form, company: CompanyQueries, kind: ClientKind, status: int = 200) -> Response:
    return page(
        request, "office/settings/kinds", status=status, form=form, kind=kind, labels=LABELS,
        rules=rules_of(kind, company.setting(rules_key(kind))), sets=sets_of(kind, company.setting(papers_key(kind))),
        demandable=DEMANDABLE[kind], columns=COLUMNS[kind], offered=PAPERS,
        series=next((row for row in company.series() if row.series == SERIES[kind]), None),
    )  # fmt: skip


ROUTES = (KindSettingsController,)
