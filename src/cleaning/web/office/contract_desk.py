"""What the screens of a contract show beside it: names, the margin, what happened over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cleaning.application.billing.queries import BillingQueries, InvoiceFilter
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.identity.queries import IdentityQueries
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.sales.contract_queries import ContractCard, ContractHistory
from cleaning.application.sales.frequency import frequency
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.shared.access import Viewer
from cleaning.application.shared.ports import Clock
from cleaning.application.visits.queries import VisitQueries
from cleaning.domain.sales.values import EndedBy
from cleaning.domain.shared.ids import ContractId
from cleaning.web.forms import Form

SHOWN = 5


@dataclass(frozen=True, slots=True)
class ContractDesk:
    """Reads only; one of these per request."""

    viewer: Viewer
    sales: SalesQueries
    clients: ClientQueries
    premises: PremisesQueries
    company: CompanyQueries
    billing: BillingQueries
    visits: VisitQueries
    identity: IdentityQueries
    clock: Clock

    def card(self, form: Form, contract_id: ContractId, *, opened: str = "") -> dict[str, Any]:
        """The page; ``opened`` is the dialog that was refused."""
        scope, today = self.viewer.scope, self.clock.today()
        contract = self.sales.contract(contract_id, scope=scope)
        history = self.sales.history(contract_id, scope=scope)
        drift = self.sales.drift(scope=scope, contract_id=contract_id) if self.viewer.can("reports:margin:view") else []
        return {
            "form": form, "contract": contract, "history": history, "opened": opened, "today": today,
            "drift": next(iter(drift), None), "rates": self.company.pricing_defaults(),
            "responsible": self.identity.names().get(contract.responsible_id, "") if contract.responsible_id else "",
            "client": self.clients.names([contract.client_id]).get(contract.client_id),
            "sites": self.premises.names(list({line.premises_id for line in history.lines})),
            "often": {line.id: frequency(line.rrule, self.viewer.lang) for line in history.lines},
            "events": over_time(contract, history),
            "rest": next((rest for rest in history.suspensions if _open(rest.starts_on, rest.resumes_on, today)), None),
            "last_no": last_no(contract), "earliest": today + timedelta(days=contract.terms.notice_days),
            "sides": [(str(side), f"endedby.{side}") for side in EndedBy],
        }  # fmt: skip

    def work(self, contract_id: ContractId) -> dict[str, Any]:
        """What comes of it: the next visits and the last documents."""
        scope = self.viewer.scope
        contract = self.sales.contract(contract_id, scope=scope)
        visits = self.visits.page(scope, contract_id=contract_id, start=self.clock.now(), limit=SHOWN)
        invoices = None
        if self.viewer.can("invoices:invoice:view"):
            wanted = InvoiceFilter(contract_id=contract_id)
            invoices = self.billing.page(wanted, scope=scope, today=self.clock.today(), limit=SHOWN)
        return {"contract": contract, "visits": visits.rows, "invoices": invoices, "today": self.clock.today()}


def last_no(contract: ContractCard) -> date | None:
    """The last day on which the coming renewal can be refused."""
    renewal = contract.terms.renewal
    if renewal is None or contract.ends_on is None or contract.termination is not None:
        return None
    return renewal.last_no(contract.ends_on)


def over_time(contract: ContractCard, history: ContractHistory) -> list[tuple[date, str, Any]]:
    """Signing, annexes, rests, notice and end, the newest first."""
    found: list[tuple[date, str, Any]] = [(annex.effective_on, "annex", annex) for annex in history.annexes]
    found += [(rest.starts_on, "rest", rest) for rest in history.suspensions if not rest.called_off]
    if contract.signed_on is not None:
        found.append((contract.signed_on, "signed", contract))
    if contract.termination is not None:
        found.append((contract.termination.given_on, "notice", contract.termination))
    return sorted(found, key=lambda one: one[0], reverse=True)


def _open(starts_on: date, resumes_on: date | None, today: date) -> bool:
    """A rest that has not ended yet."""
    return resumes_on is None or resumes_on > max(today, starts_on)
