"""What the screen of a new repricing shows: choices, and the simulation once something is asked."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from cleaning.application.catalogue.queries import CatalogueQueries
from cleaning.application.clients.queries import ClientQueries
from cleaning.application.sales.queries import SalesQueries
from cleaning.application.sales.repricing.inputs import RepricingInputs
from cleaning.application.sales.repricing.simulate import SimulateRepricing
from cleaning.application.shared.access import Viewer
from cleaning.application.shared.ports import Clock
from cleaning.domain.sales.repricing_rule import RuleKind
from cleaning.web.forms import Form
from cleaning.web.office.contract_form import next_month
from cleaning.web.office.repricing_form import ASKED, STEPS, read_repricing


@dataclass(frozen=True, slots=True)
class RepricingDesk:
    """Reads only; one of these per request."""

    viewer: Viewer
    simulate: SimulateRepricing
    sales: SalesQueries
    catalogue: CatalogueQueries
    clients: ClientQueries
    clock: Clock

    def read(self, form: Form) -> RepricingInputs | None:
        return read_repricing(form, self.clients, self.viewer.scope)

    def question(self, form: Form, *, ticked: set[str] | None = None) -> dict[str, Any]:
        """The choices; with an answer when the form asks and can be read. ``ticked`` None: every box is."""
        shown = None
        if form.get("rule") is not None:
            said = self.read(form)
            with form.attempt():
                shown = None if said is None else self.simulate(said)
        names = self.clients.names(list({row.client_id for row in shown.rows})) if shown else {}
        return {
            "simulation": shown, "ticked": ticked, "clients": names,
            "rules": [(str(kind), f"rulekind.{kind}") for kind in RuleKind],
            "indexes": [(one.code, one.name) for one in self.sales.indexes()],
            "steps": [(step, Decimal(step)) for step in STEPS],
            "services": [(one.id, one.name(self.viewer.lang)) for one in self.catalogue.services()],
            "first": next_month(self.clock.today()).isoformat(), "asked_fields": ASKED,
        }  # fmt: skip
