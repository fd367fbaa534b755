"""Lists of clients: all of them, firms on a page of their own, persons on another."""

from __future__ import annotations

from typing import Any

from dishka import FromDishka
from litestar import Controller, get

from cleaning.application.clients.kind_rules import key_of, rules_of
from cleaning.application.clients.queries import ClientFilter, ClientQueries
from cleaning.application.company.own_fields.queries import OwnFieldQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.identity.queries import IdentityQueries
from cleaning.application.ledger.queries import LedgerQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.domain.clients.values import ClientKind, ClientStatus, Segment
from cleaning.domain.shared.ids import UserId
from cleaning.domain.shared.own.field import Subject
from cleaning.web.choices import chosen
from cleaning.web.http import Request, Response, inject, page
from cleaning.web.office.requests import desk_people
from cleaning.web.own_list import own_list

PAGES = {"organisations": ClientKind.ORGANISATION, "individuals": ClientKind.INDIVIDUAL}


class ClientListController(Controller):
    path = "/clients"

    @get(["/", "/organisations", "/individuals"])
    @inject
    def list(
        self,
        request: Request,
        access: FromDishka[Access],
        clients: FromDishka[ClientQueries],
        ledger: FromDishka[LedgerQueries],
        identity: FromDishka[IdentityQueries],
        company: FromDishka[CompanyQueries],
        clock: FromDishka[Clock],
        own_fields: FromDishka[OwnFieldQueries],
        q: str = "",
        kind: str = "",
        status: str = "",
        segment: str = "",
        tag: str = "",
        city: str = "",
        manager: str = "",
        archived: bool = False,
        lapsing: bool = False,
        incomplete: bool = False,
        after: str | None = None,
    ) -> Response:
        """On a page of one kind its own columns and conditions; everything asked for is in the address."""
        access.require(Permission.CLIENTS_VIEW)
        scope, today = access.viewer.scope, clock.today()
        one = PAGES.get(request.url.path.rstrip("/").rpartition("/")[2])
        own = own_list(request, own_fields.fields(Subject.CLIENT), one or kind)
        rules = rules_of(one, company.setting(key_of(one))) if one else None
        wanted = ClientFilter(
            q=q,
            kind=one or chosen(ClientKind, kind),
            status=chosen(ClientStatus, status),
            segment=chosen(Segment, segment),
            tag=tag,
            city=city,
            manager_id=UserId(int(manager)) if manager.isdecimal() else None,
            archived=archived,
            own=own.asked,
            lapsing_on=today if lapsing else None,
            lacking=frozenset(rules.required if rules and incomplete else ()),
        )
        found = clients.page(wanted, scope=scope, after=after)
        shown: dict[str, Any] = {
            "clients": found,
            "wanted": wanted,
            "own": own,
            "tags": clients.tags(scope=scope),
            "statuses": list(ClientStatus),
            "segments": list(Segment),
        }
        if one is None or rules is None:
            return page(request, "office/clients/list", **shown)
        ids = [row.id for row in found.rows]
        money = access.viewer.can(Permission.INVOICES_VIEW)
        return page(
            request,
            "office/clients/kind",
            shown_kind=one,
            shown_columns=rules.columns,
            demands=bool(rules.required),
            cities=clients.cities(scope=scope),
            people=desk_people(identity),
            besides=clients.besides(ids, today=today),
            balances=ledger.balances(ids) if money else None,
            **shown,
        )


ROUTES = (ClientListController,)
