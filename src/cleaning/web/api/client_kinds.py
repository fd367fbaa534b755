"""What persons and firms differ in, as programs read and set it."""

from __future__ import annotations

import msgspec
from dishka import FromDishka
from litestar import Controller, get, patch

from cleaning.application.clients.kind_rules import KindRules, rules_of
from cleaning.application.clients.kind_rules import key_of as rules_key
from cleaning.application.clients.set_kind_rules import SetKindRules
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.documents.client_papers import ClientPapers, OfferPapers
from cleaning.application.documents.paper_sets import ChoosePapers, PaperSets, sets_of
from cleaning.application.documents.paper_sets import key_of as papers_key
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Work
from cleaning.domain.clients.values import ClientKind
from cleaning.web.http import Request, inject


class KindSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``rules``: demanded fields and columns of the list; ``papers``: of a new contract, quote and visit."""

    rules: KindRules
    papers: PaperSets


class ClientKindsApi(Controller):
    path = "/client-kinds"
    tags = ("clients",)

    @get("/{client_kind:str}", summary="What is demanded and printed of a kind, and what its list shows")
    @inject
    def read(
        self, request: Request, client_kind: ClientKind, access: FromDishka[Access], company: FromDishka[CompanyQueries]
    ) -> KindSettings:
        access.require(Permission.COMPANY_SETTINGS_VIEW)
        return _stored(client_kind, company)

    @patch("/{client_kind:str}", summary="Set them; fields, columns or papers of another kind are refused")
    @inject
    def set(
        self, request: Request, client_kind: ClientKind, data: KindSettings, rule: FromDishka[SetKindRules],
        choose: FromDishka[ChoosePapers], work: FromDishka[Work], company: FromDishka[CompanyQueries],
    ) -> KindSettings:  # fmt: skip
        with work:
            rule(client_kind, data.rules)
            choose(client_kind, data.papers)
        return _stored(client_kind, company)


class ClientPapersApi(Controller):
    path = "/clients/{client_id:int}/papers"
    tags = ("documents",)

    @get("/", summary="Papers that can be made of a client's records, those of its kind first")
    @inject
    def read(self, request: Request, client_id: int, offer: FromDishka[OfferPapers]) -> ClientPapers:
        return offer(client_id)


def _stored(kind: ClientKind, company: CompanyQueries) -> KindSettings:
    return KindSettings(
        rules=rules_of(kind, company.setting(rules_key(kind))), papers=sets_of(kind, company.setting(papers_key(kind)))
    )


ROUTES = (ClientKindsApi, ClientPapersApi)
