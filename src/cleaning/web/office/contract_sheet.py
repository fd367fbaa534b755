"""What the forms of a contract show beside what is typed: premises, choices, what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.identity.queries import IdentityQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.sales.contract_queries import ContractCard, ContractLineCard
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Scope, Viewer
from cleaning.application.shared.ports import Clock
from cleaning.domain.sales.terms import Terms, indexed
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import ClientId, ContractId
from cleaning.web.forms import Form
from cleaning.web.office.contract_form import known_contract, known_terms, line_rows, next_month
from cleaning.web.office.quote_form import SIGN_CHOICES
from cleaning.web.office.requests import desk_people
from cleaning.web.typed import typed

ALL = Decimal(100)


@dataclass(frozen=True, slots=True)
class ContractSheet:
    """Reads only; one of these per request."""

    viewer: Viewer
    sales: SalesQueries
    catalogue: CatalogueQueries
    clients: ClientQueries
    premises: PremisesQueries
    identity: IdentityQueries
    clock: Clock

    def new(self, form: Form, client_id: ClientId) -> dict[str, Any]:
        today = self.clock.today()
        client = self.clients.chosen(client_id, scope=Scope(branch_ids=self.viewer.branch_ids))
        if client is None:
            raise NotFound("client", client_id)
        known = {"title": client.name, "starts_on": next_month(today).isoformat(), "months": "12"}
        return self._shown(form, client_id, known | known_terms(Terms(), self.viewer.lang), ()) | {"contract": None}

    def stored(self, form: Form, contract_id: ContractId) -> dict[str, Any]:
        card = self.sales.contract(contract_id, scope=self.viewer.scope)
        known = known_contract(card, self.viewer.lang)
        return self._shown(form, card.client_id, known, card.lines) | {"contract": card}

    def annex(self, form: Form, contract_id: ContractId, *, margin: str = "") -> dict[str, Any]:
        """From the coming month, not before what was agreed last; ``margin`` gives prices that bring it again."""
        card = self.sales.contract(contract_id, scope=self.viewer.scope)
        history = self.sales.history(contract_id, scope=self.viewer.scope)
        known = [card.starts_on, *(annex.effective_on for annex in history.annexes)]
        effective = max(next_month(self.clock.today()), *known)
        lines = [line for line in history.lines if line.ends_on is None or line.ends_on > effective]
        shown = self._shown(form, card.client_id, known_contract(card, self.viewer.lang), lines)
        shown["known"]["effective_on"] = effective.isoformat()
        shown["known"]["signed_on"] = self.clock.today().isoformat()
        if margin.replace(".", "", 1).isdigit() and "line-0-price" not in form.values:
            self._reprice(shown["lines"], lines, card, Decimal(margin))
        return shown | {"contract": card}

    def _reprice(
        self, rows: list[dict[str, Any]], lines: Sequence[ContractLineCard], card: ContractCard, margin: Decimal
    ) -> None:
        drift = self.sales.drift(scope=self.viewer.scope, contract_id=card.id)
        if not drift or not drift[0].agreed or margin >= ALL:
            return
        wanted = drift[0].cost_now.amount * ALL / (ALL - margin)
        percent = wanted * ALL / drift[0].agreed.amount - ALL
        for row, line in zip(rows, lines, strict=True):
            row["price"] = typed(indexed(line.price, percent), self.viewer.lang)

    def _shown(
        self, form: Form, client_id: ClientId, known: dict[str, Any], lines: Sequence[ContractLineCard]
    ) -> dict[str, Any]:
        everywhere = Scope(branch_ids=self.viewer.branch_ids)
        places = self.premises.of_client(client_id, scope=everywhere)
        services = self.catalogue.names({line.service_id for line in lines})
        return {
            "client": self.clients.names([client_id]).get(client_id), "known": known, "signs": SIGN_CHOICES,
            "people": desk_people(self.identity),
            "sites": [(place.id, place.name) for place in places],
            "lines": line_rows(form, lines, services, self.viewer.lang), "today": self.clock.today(),
            "indexes": _indexes(self.sales, str(known["index"])),
        }  # fmt: skip


def _indexes(sales: SalesQueries, chosen: str) -> list[tuple[str, str]]:
    """Those of the settings, and the one the contract names even when nobody keeps it."""
    known = [(index.code, index.name) for index in sales.indexes()]
    return known if not chosen or chosen in dict(known) else [*known, (chosen, chosen)]
